package io.github.spikeword.trainer.evaluate.robust;

import io.github.spikeword.models.UserError;
import io.github.spikeword.stream.audio.AudioFiles;
import io.github.spikeword.stream.audio.SampleStream;
import io.github.spikeword.stream.audio.SampleStreams;
import io.github.spikeword.stream.audio.WavWriter;
import io.github.spikeword.trainer.label.Labels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Recordings at other rates: brought up by {@link Upsampler}, written as a 16-bit WAV file of that
 * rate, and read as any such file is, through the product's own resampler.
 */
final class SourceRates {

  /** Rates of the sources, Hz. */
  static final List<Integer> RATES = List.of(44_100, 48_000);

  private SourceRates() {}

  static Axis axis() {
    return new Axis(
        "rate",
        "The same recordings as files of another rate, read through the product's resampler.",
        RATES.stream()
            .map(
                rate ->
                    new Variation(
                        rate / 1000.0 + " kHz",
                        (labels, samples) -> List.of(at(rate, labels, samples))))
            .toList());
  }

  private static Take at(int rate, Labels labels, float[] samples) {
    float[] heard = throughFile(rate, samples);
    // rounding the length to whole samples of the higher rate may have cost the last sample
    float[] aligned = Arrays.copyOf(heard, samples.length);
    return Take.of(labels, Pieces.of(aligned));
  }

  /** Sound after the way up, into a file and back. */
  static float[] throughFile(int rate, float[] samples) {
    float[] high = Upsampler.upsample(samples, SampleStream.SAMPLE_RATE_HZ, rate);
    ByteArrayOutputStream file = new ByteArrayOutputStream(2 * high.length + 64);
    try {
      WavWriter.write(file, high, rate);
    } catch (IOException e) {
      throw new UserError(
          "A recording of " + rate + " Hz does not fit into memory (" + e + ").", e);
    }
    byte[] bytes = file.toByteArray();
    try (SampleStream stream =
        AudioFiles.open(
            new ByteArrayInputStream(bytes), OptionalLong.of(bytes.length), rate + " Hz")) {
      return SampleStreams.readAll(stream, rate + " Hz");
    }
  }
}
