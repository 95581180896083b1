package io.github.spikeword.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.network.RandomNetworks;
import io.github.spikeword.models.onnx.OnnxGraphWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTamperTest {

  @TempDir static Path shared;
  @TempDir Path folder;
  private Path bundle;

  @BeforeAll
  static void writeBundle() {
    BundleWriter.write(TestBundles.tiny(), shared.resolve("tiny"));
  }

  @BeforeEach
  void copyBundle() throws IOException {
    bundle = Files.createDirectory(folder.resolve("tiny"));
    try (Stream<Path> files = Files.list(shared.resolve("tiny"))) {
      for (Path file : files.toList()) {
        Files.copy(file, bundle.resolve(file.getFileName()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.onnx",
        "manifest.json",
        "rules.json",
        "card.md",
        "golden.json",
        "SHA256SUMS"
      })
  void anyFlippedByteIsFound(String name) throws IOException {
    Path file = bundle.resolve(name);
    byte[] intact = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(1);
    for (int trial = 0; trial < 60; trial++) {
      byte[] flipped = intact.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, flipped);
      assertRefused();
    }
    Files.write(file, intact);
    BundleReader.read(bundle);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.onnx",
        "manifest.json",
        "rules.json",
        "card.md",
        "golden.json",
        "SHA256SUMS"
      })
  void anyTruncationIsFound(String name) throws IOException {
    Path file = bundle.resolve(name);
    byte[] intact = Files.readAllBytes(file);
    for (int length : new int[] {0, 1, intact.length / 2, intact.length - 2}) {
      Files.write(file, Arrays.copyOf(intact, length));
      assertRefused();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.onnx",
        "manifest.json",
        "rules.json",
        "card.md",
        "golden.json",
        "SHA256SUMS"
      })
  void anyMissingFileIsNamed(String name) throws IOException {
    Files.delete(bundle.resolve(name));
    DamagedBundleException refused = assertRefused();
    assertThat(refused.file()).isEqualTo(name);
    assertThat(refused)
        .hasMessage(
            "The bundle "
                + bundle
                + " is damaged: in "
                + name
                + " expected a file, found none. Restore the bundle from its source, or export it"
                + " again.");
  }

  @Test
  void alteredFileIsNamedWithBothSums() throws IOException {
    Files.writeString(bundle.resolve("card.md"), "All perfect.");
    assertThat(assertRefused().getMessage())
        .contains("card.md")
        .containsPattern("expected SHA-256 [0-9a-f]{64}, found SHA-256 [0-9a-f]{64}");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 99, Integer.MAX_VALUE})
  void laterFormatVersionIsTooNewEvenWithRightSums(int version) throws IOException {
    edit("manifest.json", "\"formatVersion\": 1", "\"formatVersion\": " + version);
    sign();
    assertThatThrownBy(() -> BundleReader.read(bundle))
        .isInstanceOf(DamagedBundleException.class)
        .hasMessageContaining("is too new")
        .hasMessageContaining("up to 2, found " + version)
        .hasMessageContaining("Update Spikeword");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "\"1\"", "null", "[]", "99999999999"})
  void formatVersionThatIsNoneIsRefused(String version) throws IOException {
    edit("manifest.json", "\"formatVersion\": 1", "\"formatVersion\": " + version);
    sign();
    assertRefused();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"threshold\": 1.5|\"threshold\": 0.5|release",
        "\"model\": \"H1v2\"|\"model\": \"H1v1\"|H1v1",
        "\"value\": 3.6855|\"value\": 4.0|'threshold' to be 3.6855",
        "\"kind\": \"pcen\"|\"kind\": \"mel\"|mel",
        "\"epsilon\"|\"epsilum\"|epsilon",
        "\"windowSteps\": 63|\"windowSteps\": 0|at least one step, found 0",
        "\"formatVersion\": 1|\"formatVersion\": 2|format version 2 must have 'parts'",
        "\"windowSteps\": 63|\"windowSteps\": 63.5|windowSteps",
        "\"firstNeuron\": 1|\"firstNeuron\": 2|Population 'no' starts at neuron 2",
        "63, -21, 41|62, -21, 41|62",
        "63, -21, 41|319, -21, 41|319",
        "63, -21, 41|null, -21, 41|null",
        "\"q\": 3.0|\"q\": 1e999|finite q",
        "\"sampleRateHz\": 16000|\"sampleRateHz\": 8000|steps",
        "\"core\": 3|\"core\": 0|core"
      })
  void valuesThatContradictTheFormAreRefusedWithTheReason(String from, String to, String reason)
      throws IOException {
    edit("manifest.json", from, to);
    sign();
    DamagedBundleException refused = assertRefused();
    assertThat(refused.file()).isEqualTo("manifest.json");
    assertThat(refused.getMessage()).contains(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"formatVersion\": 2|\"formatVersion\": 1|format version 1 has no 'parts'",
        "\"windowSteps\": 60|\"windowSteps\": 61|60 steps at most, but 'windowSteps' is 61",
        "\"shortestSteps\": 15|\"shortestSteps\": 31|2 parts of 31 to 30 steps",
        "\"number\": 2|\"number\": 3|3 parts, but 'yes' has 2"
      })
  void partsThatContradictTheFormAreRefusedWithTheReason(String from, String to, String reason)
      throws IOException {
    BundleWriter.write(TestBundles.tinyInParts(), bundle);
    edit("manifest.json", from, to);
    if (from.contains("number")) {
      edit("manifest.json", "\"windowSteps\": 60", "\"windowSteps\": 90");
    }
    sign();
    assertThat(assertRefused().getMessage()).contains(reason);
  }

  @Test
  void weightsThatGiveOtherSpikesAreFoundByTheGoldenSequence() throws IOException {
    edit("manifest.json", "63, -21, 41", "1, -21, 41");
    sign();
    DamagedBundleException refused = assertRefused();
    assertThat(refused.file()).isEqualTo("golden.json");
    assertThat(refused.getMessage()).contains("in step").contains("[front-end, hidden, output]");
  }

  @Test
  void modelOfAnotherNetworkIsFoundByRunningIt() throws IOException {
    var other = RandomNetworks.network(new SplittableRandom(1), true, 3, 5, 4);
    Files.write(bundle.resolve("model.onnx"), OnnxGraphWriter.write(other));
    sign();
    LoadedBundle loaded = BundleReader.read(bundle);
    assertThatThrownBy(loaded::proveOnnx)
        .isInstanceOf(DamagedBundleException.class)
        .hasMessageContaining("in step");
  }

  @Test
  void modelThatIsNoOnnxIsTheUsersErrorWithoutATrace() throws IOException {
    Files.writeString(bundle.resolve("model.onnx"), "not a model");
    sign();
    LoadedBundle loaded = BundleReader.read(bundle);
    assertThatThrownBy(loaded::proveOnnx)
        .isInstanceOf(DamagedBundleException.class)
        .hasMessageContaining("model.onnx cannot be used")
        .hasMessageContaining("ONNX Runtime");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"passed\": 1}", "text", ""})
  void rulesWithoutAVerdictAreRefused(String text) throws IOException {
    Files.writeString(bundle.resolve("rules.json"), text);
    sign();
    assertThat(assertRefused().file()).isEqualTo("rules.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"input\": [], \"spikes\": []}",
        "{\"input\": [[0,0,0]], \"spikes\": []}",
        "{\"input\": [[0,0]], \"spikes\": [[\"0\",\"00\",\"0\"]]}",
        "{\"input\": [[0,0,1e39]], \"spikes\": [[\"0\",\"00\",\"0\"]]}",
        "{\"input\": [[0,0,\"NaN\"]], \"spikes\": [[\"0\",\"00\",\"0\"]]}",
        "{\"input\": [null], \"spikes\": [[\"0\",\"00\",\"0\"]]}",
        "{\"input\": [[0,0,0]], \"spikes\": [null]}",
        "{\"input\": [[0,0,0]], \"spikes\": [[\"1\",\"00\",\"0\"]]}"
      })
  void goldenSequenceOfAnotherFormIsRefused(String text) throws IOException {
    Files.writeString(bundle.resolve("golden.json"), text);
    sign();
    assertThat(assertRefused().file()).isEqualTo("golden.json");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Files.write(bundle.resolve("card.md"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    sign();
    assertThat(assertRefused().getMessage()).contains("card.md").contains("UTF-8");
  }

  @Test
  void hugeFileIsRefusedBeforeItIsUsed() throws IOException {
    Files.write(bundle.resolve("card.md"), new byte[BundleFormat.MAX_FILE_BYTES + 1]);
    assertThat(assertRefused().getMessage()).contains("card.md").contains("at most");
  }

  @Test
  void directoryThatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> BundleReader.read(folder.resolve("nowhere")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("There is no bundle directory " + folder.resolve("nowhere"));
  }

  @Test
  void fileInPlaceOfADirectoryIsNamed() {
    assertThatThrownBy(() -> BundleReader.read(bundle.resolve("card.md")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("it is a file");
  }

  private DamagedBundleException assertRefused() {
    DamagedBundleException refused =
        catchThrowableOfType(DamagedBundleException.class, () -> BundleReader.read(bundle));
    assertThat(refused).as("the refusal").isNotNull();
    return refused;
  }

  private void edit(String name, String from, String to) throws IOException {
    String text = Files.readString(bundle.resolve(name));
    assertThat(text).as("the text to be changed").contains(from);
    int at = text.indexOf(from);
    Files.writeString(
        bundle.resolve(name), text.substring(0, at) + to + text.substring(at + from.length()));
  }

  /** Makes the checksums right again, as a careful forger would. */
  private void sign() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : BundleFormat.SUMMED) {
      files.put(name, Files.readAllBytes(bundle.resolve(name)));
    }
    Files.writeString(bundle.resolve("SHA256SUMS"), Checksums.write(files), StandardCharsets.UTF_8);
  }
}
