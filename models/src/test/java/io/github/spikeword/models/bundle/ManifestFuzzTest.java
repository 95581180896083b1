package io.github.spikeword.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.spikeword.models.json.JsonText;
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

  private static final int TRIALS = 1500;

  @TempDir Path folder;
  private BundleFiles intact;

  @BeforeEach
  void writeBundle() {
    BundleWriter.write(TestBundles.tiny(), folder.resolve("tiny"));
    intact = BundleFiles.ofDirectory(folder.resolve("tiny"));
  }

  @Test
  void changedValuesAreReadOrRefused() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    int refused = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      JsonNode tree = JsonText.readTree(intact.text("manifest.json"));
      for (int n = random.nextInt(1, 3); n > 0; n--) {
        mutate(tree, random);
      }
      refused += refuses(tree.toString().getBytes(StandardCharsets.UTF_8)) ? 1 : 0;
    }
    assertThat(refused).as("most changes do harm").isBetween(TRIALS / 2, TRIALS);
  }

  @Test
  void changedBytesAreReadOrRefused() {
    SplittableRandom random = new SplittableRandom(2);
    int refused = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      byte[] bytes = intact.bytes("manifest.json").clone();
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      refused += refuses(bytes) ? 1 : 0;
    }
    assertThat(refused).isBetween(TRIALS / 4, TRIALS);
  }

  private boolean refuses(byte[] manifest) {
    Map<String, byte[]> files = new LinkedHashMap<>(intact.files());
    files.put("manifest.json", manifest);
    files.remove("SHA256SUMS");
    files.put("SHA256SUMS", Checksums.write(files).getBytes(StandardCharsets.UTF_8));
    try {
      BundleReader.read(new BundleFiles("fuzzed", files));
      return false;
    } catch (DamagedBundleException e) {
      assertThat(e.getMessage()).startsWith("The bundle fuzzed is ").endsWith(".");
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(
          "Not a refusal, for the manifest " + new String(manifest, StandardCharsets.UTF_8), e);
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
