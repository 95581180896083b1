package io.github.spikeword.server.session;

import akka.stream.javadsl.Source;
import io.github.spikeword.models.UserError;
import io.github.spikeword.stream.audio.AudioFiles;
import io.github.spikeword.stream.audio.SampleStream;
import io.github.spikeword.stream.graph.SoundSources;
import io.github.spikeword.stream.session.Sound;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A recording that the server plays in real time, over and over, as if it were a microphone. */
public final class RecordingSound implements OwnSound {

  /** Silence between two rounds. */
  private static final double PAUSE_SECONDS = 1;

  private static final int CHUNK_SAMPLES = 128;

  private final float[] samples;

  private RecordingSound(float[] samples) {
    this.samples = samples;
  }

  /**
   * A recording of the user.
   *
   * @throws UserError if it can't be read, is no sound, or is too long to be kept
   */
  public static RecordingSound of(Path file) {
    return new RecordingSound(AudioFiles.read(file).samples());
  }

  /**
   * The demonstration recording.
   *
   * @throws UserError if this build has none
   */
  public static RecordingSound demo() {
    URL url =
        DemoRecording.url()
            .orElseThrow(
                () -> new UserError("This build has no demonstration recording; build it anew."));
    try {
      Path copy = Files.createTempFile("spikeword-demo", ".wav");
      try (InputStream in = url.openStream()) {
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        return of(copy);
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) {
      throw new UserError("The demonstration recording can't be unpacked: " + e.getMessage(), e);
    }
  }

  /** Sound from memory, for tests and benchmarks. */
  public static RecordingSound of(float[] samples) {
    return new RecordingSound(samples.clone());
  }

  /** The sound, 16 kHz; a copy. */
  public float[] samples() {
    return samples.clone();
  }

  @Override
  public SourceKind kind() {
    return SourceKind.RECORDING;
  }

  @Override
  public Source<Sound, ?> source() {
    return SoundSources.recordingInRealTime(() -> new Rounds(samples), CHUNK_SAMPLES);
  }

  @Override
  public Optional<String> trouble() {
    return Optional.empty();
  }

  /** The recording and a pause, again and again. */
  private static final class Rounds implements SampleStream {

    private final float[] samples;
    private final int round;
    private int at;

    Rounds(float[] samples) {
      this.samples = samples;
      round = samples.length + (int) (PAUSE_SECONDS * SAMPLE_RATE_HZ);
    }

    @Override
    public int read(float[] buffer, int offset, int length) {
      for (int i = 0; i < length; i++) {
        buffer[offset + i] = at < samples.length ? samples[at] : 0;
        at = (at + 1) % round;
      }
      return length;
    }

    @Override
    public void close() {}
  }
}
