package io.github.spikeword.trainer.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.spikeword.models.UserError;
import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.trainer.run.RunFolder;
import io.github.spikeword.trainer.statistics.Interval;
import io.github.spikeword.trainer.statistics.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run that ran to its end; the last file that is written into its folder.
 *
 * @param name name of the bundle
 * @param words keywords in label order
 * @param seed seed of everything random
 * @param split how clips were divided, one phrase
 * @param trainingClips clips that were trained on
 * @param brokenClips clips that could not be read
 * @param epochs epochs that were trained
 * @param validation what the exported bundle makes of the validation clips, if there are any
 * @param bundle the bundle's folder inside the run folder
 */
public record RunResult(
    String name,
    List<String> words,
    long seed,
    String split,
    int trainingClips,
    int brokenClips,
    int epochs,
    Optional<Validation> validation,
    String bundle) {

  private static final String FILE = "result.json";

  public RunResult {
    words = List.copyOf(words);
  }

  /**
   * Accuracy on the validation clips.
   *
   * @param correct clips judged right
   * @param clips clips judged
   * @param accuracy their quotient
   * @param low lower bound of its 95 % interval (Wilson)
   * @param high upper bound
   */
  public record Validation(long correct, long clips, double accuracy, double low, double high) {

    /** The figures of a share. */
    public static Validation of(Share share) {
      Interval interval = share.wilson95();
      return new Validation(
          share.part(), share.whole(), share.value(), interval.low(), interval.high());
    }

    /** Correct of all. */
    public Share share() {
      return new Share(correct, clips);
    }
  }

  /**
   * The result in a run folder.
   *
   * @return nothing if the run has not come to its end
   * @throws UserError if the file is damaged
   */
  public static Optional<RunResult> read(Path runFolder) {
    Path file = runFolder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonText.read(Files.readString(file), RunResult.class));
    } catch (JsonProcessingException e) {
      throw new UserError(
          "The result "
              + file
              + " is damaged: "
              + JsonText.explain(e)
              + " Delete it and resume the run.",
          e);
    } catch (IOException e) {
      throw new UserError("The result " + file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /** Writes the result into its run folder. */
  void write(RunFolder folder) throws IOException {
    folder.writeText(FILE, JsonText.write(this));
  }
}
