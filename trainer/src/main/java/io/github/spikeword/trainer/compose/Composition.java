package io.github.spikeword.trainer.compose;

import io.github.spikeword.models.UserError;
import io.github.spikeword.stream.audio.WavWriter;
import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.label.LabelFile;
import io.github.spikeword.trainer.label.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A composed recording.
 *
 * @param samples the sound at 16 kHz, full scale 1; not copied
 * @param labels what is in it, exact to the sample where words are placed
 * @param broken files that were drawn but could not be used
 */
public record Composition(float[] samples, Labels labels, List<BrokenFile> broken) {

  public Composition {
    broken = List.copyOf(broken);
  }

  /**
   * Writes the recording, sample for sample as it is, and its label file beside it.
   *
   * @param folder where to; made when needed
   * @throws UserError if they cannot be written
   */
  public void write(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UserError("The folder " + folder + " cannot be made (" + e + ").", e);
    }
    Path recording = folder.resolve(labels.recording());
    WavWriter.writeExactly(recording, samples, labels.sampleRateHz());
    String name = labels.recording().replaceAll("\\.wav$", "");
    LabelFile.write(folder.resolve(name + LabelFile.SUFFIX), labels);
  }
}
