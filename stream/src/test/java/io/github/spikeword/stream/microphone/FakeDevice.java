package io.github.spikeword.stream.microphone;

import io.github.spikeword.stream.audio.PcmEncoding;
import io.github.spikeword.stream.audio.PcmFormat;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A device whose faults are ordered by a test. */
final class FakeDevice implements CaptureDevice {

  static final PcmFormat MONO_16_KHZ = new PcmFormat(PcmEncoding.S16LE, 1, 16_000);

  /** Every line that was opened, in order. */
  final List<Line> lines = new CopyOnWriteArrayList<>();

  private volatile String refusal = "";
  private volatile PcmFormat format = MONO_16_KHZ;

  /** From now on opening fails with this sentence; empty to let it succeed. */
  void refuse(String reason) {
    refusal = reason;
  }

  /** From now on lines are opened in this format. */
  void offer(PcmFormat newFormat) {
    format = newFormat;
  }

  Line last() {
    return lines.get(lines.size() - 1);
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public CaptureLine open() throws IOException {
    if (!refusal.isEmpty()) {
      throw new IOException(refusal);
    }
    Line line = new Line(format);
    lines.add(line);
    return line;
  }

  /** A line that delivers what a test puts into it. */
  static final class Line implements CaptureLine {

    private static final float[] END = new float[0];

    volatile PcmFormat format;
    volatile boolean closed;
    private final BlockingQueue<float[]> deliveries = new LinkedBlockingQueue<>();

    Line(PcmFormat format) {
      this.format = format;
    }

    /** Delivers frames in one fetch; at most what a fetch takes. */
    void deliver(float... frames) {
      deliveries.add(frames);
    }

    /** Delivers a number of frames of the same value, 8 ms at a time. */
    void deliver(float value, int frames) {
      int fetch = format.sampleRateHz() / 125;
      for (int left = frames; left > 0; left -= fetch) {
        float[] piece = new float[Math.min(fetch, left)];
        java.util.Arrays.fill(piece, value);
        deliver(piece);
      }
    }

    /** The device goes away. */
    void end() {
      deliveries.add(END);
    }

    boolean isDrained() {
      return deliveries.isEmpty();
    }

    @Override
    public PcmFormat format() {
      return format;
    }

    @Override
    public int read(float[] mono) {
      try {
        float[] frames = deliveries.take();
        if (frames == END) {
          return -1;
        }
        System.arraycopy(frames, 0, mono, 0, frames.length);
        return frames.length;
      } catch (InterruptedException e) {
        return -1;
      }
    }

    @Override
    public void close() {
      closed = true;
      end();
    }
  }
}
