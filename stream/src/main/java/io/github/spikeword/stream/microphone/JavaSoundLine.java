package io.github.spikeword.stream.microphone;

import io.github.spikeword.stream.audio.PcmDecoder;
import io.github.spikeword.stream.audio.PcmFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/**
 * A Java Sound line. Fetches never ask for more than the line's buffer: some systems answer those
 * with silence.
 */
final class JavaSoundLine implements CaptureLine {

  /** Buffer asked of the system, as a share of a second; enough for a collector's pause. */
  private static final int BUFFERS_PER_SECOND = 4;

  private final TargetDataLine line;
  private final PcmFormat format;
  private final PcmDecoder decoder;
  private final byte[] bytes;

  /** Opens and starts a line in the given format. */
  JavaSoundLine(TargetDataLine line, PcmFormat format) throws LineUnavailableException {
    this.line = line;
    this.format = format;
    decoder = new PcmDecoder(format);
    int wantedFrames = format.sampleRateHz() / BUFFERS_PER_SECOND;
    line.open(CaptureFormats.toJavaSound(format), wantedFrames * format.frameBytes());
    bytes = new byte[line.getBufferSize() / format.frameBytes() * format.frameBytes()];
    line.start();
  }

  @Override
  public PcmFormat format() {
    return format;
  }

  @Override
  public int read(float[] mono) {
    int wanted = Math.min(mono.length * format.frameBytes(), bytes.length);
    int count = line.read(bytes, 0, wanted);
    if (count < format.frameBytes()) {
      return -1;
    }
    return decoder.decode(bytes, 0, count, mono, 0);
  }

  @Override
  public void close() {
    line.close();
  }
}
