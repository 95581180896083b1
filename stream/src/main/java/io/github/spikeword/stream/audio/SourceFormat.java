package io.github.spikeword.stream.audio;

/**
 * How sound was stored before it became 16 kHz mono.
 *
 * @param container file format, for example {@code WAV}
 * @param encoding sample format, for example {@code s16le}
 * @param sampleRateHz samples per second
 * @param channels channels per sample
 */
public record SourceFormat(String container, String encoding, int sampleRateHz, int channels) {

  /** In words, for people: {@code WAV s16le, 44100 Hz, 2 channels}. */
  public String describe() {
    return container
        + " "
        + encoding
        + ", "
        + sampleRateHz
        + " Hz, "
        + channels
        + (channels == 1 ? " channel" : " channels");
  }
}
