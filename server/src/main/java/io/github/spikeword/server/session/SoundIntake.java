package io.github.spikeword.server.session;

import io.github.spikeword.server.protocol.BadMessageException;
import io.github.spikeword.server.protocol.ClientMessage.Start;
import io.github.spikeword.stream.audio.PcmDecoder;
import io.github.spikeword.stream.audio.PcmEncoding;
import io.github.spikeword.stream.audio.PcmFormat;
import io.github.spikeword.stream.audio.Resampler;
import io.github.spikeword.stream.audio.SampleStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a client's messages of raw sound into samples of the models' rate: channels mixed down,
 * resampled. Used by one thread at a time.
 */
public final class SoundIntake {

  private final PcmFormat format;
  private final PcmDecoder decoder;
  private final @Nullable Resampler resampler;
  private float[] decoded = new float[0];
  private float[] resampled = new float[0];

  /** An intake for the sound that the client announced. */
  public SoundIntake(Start start) {
    format = new PcmFormat(PcmEncoding.S16LE, start.channels(), start.rate());
    decoder = new PcmDecoder(format);
    resampler =
        start.rate() == SampleStream.SAMPLE_RATE_HZ
            ? null
            : new Resampler(start.rate(), SampleStream.SAMPLE_RATE_HZ);
  }

  /** Seconds of sound in so many bytes. */
  public double seconds(int bytes) {
    return (double) bytes / format.frameBytes() / format.sampleRateHz();
  }

  /**
   * Hands a message's sound to the session.
   *
   * @throws BadMessageException if it is not a whole number of sample frames
   */
  public void accept(byte[] bytes, long arrivalNanos, ClientSession session)
      throws BadMessageException {
    if (bytes.length % format.frameBytes() != 0) {
      throw new BadMessageException(
          "A message of sound must hold whole sample frames of "
              + format.frameBytes()
              + " bytes, found "
              + bytes.length
              + " bytes.");
    }
    int samples = decoder.samplesIn(bytes.length);
    if (decoded.length < samples) {
      decoded = new float[samples];
    }
    decoder.decode(bytes, 0, bytes.length, decoded, 0);
    if (resampler == null) {
      session.accept(decoded, 0, samples, arrivalNanos);
      return;
    }
    makeRoom(resampler.mostOutputs(samples));
    int written = resampler.process(decoded, 0, samples, resampled, 0);
    session.accept(resampled, 0, written, arrivalNanos);
  }

  /** Hands over what the resampler still holds back at the end of the sound. */
  public void finish(long arrivalNanos, ClientSession session) {
    if (resampler != null) {
      makeRoom(resampler.mostOutputs(0));
      session.accept(resampled, 0, resampler.finish(resampled, 0), arrivalNanos);
    }
  }

  private void makeRoom(int samples) {
    if (resampled.length < samples) {
      resampled = new float[samples];
    }
  }
}
