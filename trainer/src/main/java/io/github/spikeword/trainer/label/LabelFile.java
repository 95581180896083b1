package io.github.spikeword.trainer.label;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.spikeword.models.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Labels as a JSON file, described in {@code docs/labels.md}. Times are seconds there, for people's
 * sake; at 16 kHz a sample is exactly 0.0000625 s, so nothing is lost. Unknown fields are passed
 * over.
 */
public final class LabelFile {

  /** End of the names of label files. */
  public static final String SUFFIX = ".labels.json";

  private static final String FORMAT = "spikeword-labels";
  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private LabelFile() {}

  /**
   * Writes labels; the file appears complete or not at all.
   *
   * @throws UserError if it cannot be written
   */
  public static void write(Path file, Labels labels) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT).put("version", VERSION).put("recording", labels.recording());
    root.put("sampleRateHz", labels.sampleRateHz()).put("seconds", labels.seconds());
    double rate = labels.sampleRateHz();
    ArrayNode words = root.putArray("words");
    for (LabelledWord word : labels.words()) {
      ObjectNode node = words.addObject().put("word", word.word());
      putSpan(node, word.startSample() / rate, word.endSample() / rate, word.source());
    }
    ArrayNode segments = root.putArray("segments");
    for (Segment segment : labels.segments()) {
      ObjectNode node = segments.addObject().put("kind", segment.kind().label());
      node.put("background", segment.background());
      putSpan(node, segment.startSample() / rate, segment.endSample() / rate, segment.source());
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      Files.write(unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UserError(
          "The label file " + file + " cannot be written (" + e + "). Check rights and space.", e);
    }
  }

  /**
   * Reads labels.
   *
   * @throws UserError if the file cannot be read or breaks a rule of the format
   */
  public static Labels read(Path file) {
    try {
      return labels(JSON.readTree(Files.readAllBytes(file)));
    } catch (JsonProcessingException e) {
      throw new UserError(
          "The label file " + file + " is not JSON: " + e.getOriginalMessage() + ".", e);
    } catch (IOException e) {
      throw new UserError("The label file " + file + " cannot be read (" + e + ").", e);
    } catch (IllegalArgumentException e) {
      throw new UserError(
          "The label file " + file + " is wrong: " + e.getMessage() + " See docs/labels.md.", e);
    }
  }

  private static Labels labels(JsonNode root) {
    if (!FORMAT.equals(root.path("format").asText())) {
      throw new IllegalArgumentException("Its 'format' is not '" + FORMAT + "'.");
    }
    if (root.path("version").asInt() != VERSION) {
      throw new IllegalArgumentException(
          "Its version is " + root.path("version") + ", but only " + VERSION + " can be read.");
    }
    int rate = (int) number(root, "sampleRateHz");
    if (rate < 1) {
      throw new IllegalArgumentException("'sampleRateHz' must be a positive rate.");
    }
    List<LabelledWord> words = new ArrayList<>();
    for (JsonNode node : root.path("words")) {
      words.add(
          new LabelledWord(
              text(node, "word"),
              sample(node, "startSeconds", rate),
              sample(node, "endSeconds", rate),
              node.path("source").asText("")));
    }
    List<Segment> segments = new ArrayList<>();
    for (JsonNode node : root.path("segments")) {
      segments.add(
          new Segment(
              kind(text(node, "kind")),
              node.path("background").asBoolean(false),
              sample(node, "startSeconds", rate),
              sample(node, "endSeconds", rate),
              node.path("source").asText("")));
    }
    long samples = sample(root, "seconds", rate);
    return new Labels(text(root, "recording"), rate, samples, words, segments);
  }

  private static void putSpan(ObjectNode node, double start, double end, String source) {
    node.put("startSeconds", start).put("endSeconds", end);
    if (!source.isEmpty()) {
      node.put("source", source);
    }
  }

  private static SoundKind kind(String name) {
    try {
      return SoundKind.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("The kind '" + name + "' is none of " + kinds() + ".", e);
    }
  }

  private static List<String> kinds() {
    return Arrays.stream(SoundKind.values()).map(SoundKind::label).toList();
  }

  private static long sample(JsonNode node, String field, int rate) {
    return Math.round(number(node, field) * rate);
  }

  private static double number(JsonNode node, String field) {
    if (!node.path(field).isNumber()) {
      throw new IllegalArgumentException("The number '" + field + "' is missing in " + brief(node));
    }
    return node.path(field).asDouble();
  }

  private static String text(JsonNode node, String field) {
    if (!node.path(field).isTextual()) {
      throw new IllegalArgumentException("The text '" + field + "' is missing in " + brief(node));
    }
    return node.path(field).asText();
  }

  private static String brief(JsonNode node) {
    String json = node.toString();
    return (json.length() > 100 ? json.substring(0, 100) + "..." : json) + ".";
  }
}
