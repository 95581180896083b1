package io.github.spikeword.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.models.testing.Fuzz;
import io.github.spikeword.models.testing.Mutations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever stands in a manifest with right checksums, reading it is a bundle or a clear refusal.
 */
class ManifestFuzzTest {

  /** A hundred times the manifest: a bundle is read whole, and stepped once. */
  private static final long MOST_BYTES = 4 << 20;

  @TempDir Path folder;
  private BundleFiles intact;
  private String sumsOfOthers;

  @BeforeEach
  void writeBundle() {
    BundleWriter.write(TestBundles.tiny(), folder.resolve("tiny"));
    intact = BundleFiles.ofDirectory(folder.resolve("tiny"));
    Map<String, byte[]> others = new LinkedHashMap<>(intact.files());
    others.keySet().removeAll(List.of("manifest.json", "SHA256SUMS"));
    sumsOfOthers = Checksums.write(others);
  }

  @Test
  void changedValuesAreReadOrRefused() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    JsonNode original = JsonText.readTree(intact.text("manifest.json"));
    Fuzz.run(
        Fuzz.INPUTS / 2,
        () -> {
          JsonNode tree = original.deepCopy();
          for (int n = random.nextInt(1, 3); n > 0; n--) {
            mutate(tree, random);
          }
          return tree.toString().getBytes(StandardCharsets.UTF_8);
        },
        MOST_BYTES,
        this::understands);
  }

  @Test
  void changedBytesAreReadOrRefused() {
    List<String> tokens = List.of("{", "}", "[", "]", "\"", ",", ":", "null", "-1", "1e999", "0.5");
    Mutations mutations = Mutations.ofTexts(2, tokens, intact.text("manifest.json"));
    Fuzz.run(Fuzz.INPUTS / 2, mutations::next, MOST_BYTES, this::understands);
  }

  private boolean understands(byte[] manifest) {
    Map<String, byte[]> files = new LinkedHashMap<>(intact.files());
    files.put("manifest.json", manifest);
    String sums = sumsOfOthers + Checksums.write(Map.of("manifest.json", manifest));
    files.put("SHA256SUMS", sums.getBytes(StandardCharsets.UTF_8));
    try {
      return BundleReader.read(new BundleFiles("fuzzed", files)).bundle() != null;
    } catch (DamagedBundleException e) {
      assertThat(e.getMessage()).startsWith("The bundle fuzzed is ").endsWith(".");
      return false;
    }
  }

  private static void mutate(JsonNode tree, SplittableRandom random) {
    List<JsonNode> containers = new ArrayList<>();
    collect(tree, containers);
    JsonNode chosen = containers.get(random.nextInt(containers.size()));
    if (chosen instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(4)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name + "x", object.remove(name));
        default -> object.set(name, value(random));
      }
    } else if (chosen instanceof ArrayNode array) {
      int index = random.nextInt(array.size());
      switch (random.nextInt(4)) {
        case 0 -> array.remove(index);
        case 1 -> array.insert(index, array.get(index).deepCopy());
        default -> array.set(index, value(random));
      }
    }
  }

  /** Every object and array that is not empty. */
  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode() && !node.isEmpty()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private static JsonNode value(SplittableRandom random) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (random.nextInt(13)) {
      case 0 -> make.nullNode();
      case 1 -> make.numberNode(0);
      case 2 -> make.numberNode(-1);
      case 3 -> make.numberNode(Integer.MAX_VALUE);
      case 4 -> make.numberNode(Long.MIN_VALUE);
      case 5 -> make.numberNode(1e300);
      case 6 -> make.numberNode(0.5);
      case 7 -> make.numberNode(new java.math.BigDecimal("1e999"));
      case 8 -> make.textNode("");
      case 9 -> make.textNode("NaN");
      case 10 -> make.arrayNode();
      case 11 -> make.objectNode();
      default -> make.booleanNode(true);
    };
  }
}
