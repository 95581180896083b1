package io.github.spikeword.trainer.evaluate.clip;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.spikeword.models.UserError;
import io.github.spikeword.models.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of decisions: JSON, one line a clip. */
public final class ClipDecisions {

  /** The lines of results, in their order. */
  public static String write(ClipResults results) {
    StringBuilder text = new StringBuilder();
    for (ClipResult result : results.clips()) {
      text.append(JsonText.writeLine(ClipDecision.of(result))).append('\n');
    }
    return text.toString();
  }

  /**
   * Reads a file.
   *
   * @return its decisions in order; none if there is no file
   * @throws UserError if it is damaged or cannot be read
   */
  public static List<ClipDecision> read(Path file) {
    try {
      List<ClipDecision> decisions = new ArrayList<>();
      for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        decisions.add(JsonText.read(line, ClipDecision.class));
      }
      return decisions;
    } catch (JsonProcessingException e) {
      throw new UserError(
          "The decisions " + file + " are damaged: " + JsonText.explain(e) + " Delete the file.",
          e);
    } catch (IOException e) {
      throw new UserError("The decisions " + file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private ClipDecisions() {}
}
