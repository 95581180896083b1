package io.github.spikeword.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.network.RandomNetworks;
import io.github.spikeword.models.network.ReferenceSimulator;
import io.github.spikeword.models.network.Simulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundleRoundTripTest {

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() {
    Bundle bundle = TestBundles.tiny();
    BundleWriter.write(bundle, folder.resolve("tiny"));
    assertThat(BundleReader.read(folder.resolve("tiny")).bundle()).isEqualTo(bundle);
  }

  static List<Compression> compressions() {
    return List.of(
        new Compression.Linear(), new Compression.SquareRoot(), new Compression.Log(1e-4));
  }

  @ParameterizedTest
  @MethodSource("compressions")
  void everyCompressionIsKept(Compression compression) {
    Bundle bundle = TestBundles.tiny(compression);
    BundleWriter.write(bundle, folder.resolve("tiny"));
    assertThat(BundleReader.read(folder.resolve("tiny")).bundle().features().compression())
        .isEqualTo(compression);
  }

  @Test
  void directoryHoldsExactlyTheFilesOfTheFormat() throws IOException {
    BundleWriter.write(TestBundles.tiny(), folder.resolve("tiny"));
    assertThat(namesIn(folder.resolve("tiny")))
        .containsExactlyInAnyOrder(
            "model.onnx", "manifest.json", "rules.json", "card.md", "golden.json", "SHA256SUMS");
    assertThat(namesIn(folder)).containsExactly("tiny");
  }

  @Test
  void sameBundleGivesTheSameBytes() throws IOException {
    BundleWriter.write(TestBundles.tiny(), folder.resolve("one"));
    BundleWriter.write(TestBundles.tiny(), folder.resolve("other"));
    for (String name : namesIn(folder.resolve("one"))) {
      assertThat(folder.resolve("one").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("other").resolve(name));
    }
    assertThat(BundleReader.read(folder.resolve("one")).sha256())
        .isEqualTo(BundleReader.read(folder.resolve("other")).sha256());
  }

  @Test
  void fingerprintIsTheHashOfTheSums() throws Exception {
    BundleWriter.write(TestBundles.tiny(), folder.resolve("tiny"));
    byte[] sums = Files.readAllBytes(folder.resolve("tiny/SHA256SUMS"));
    assertThat(BundleReader.read(folder.resolve("tiny")).sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sums)));
    assertThat(new String(sums, StandardCharsets.UTF_8).lines())
        .hasSize(5)
        .allMatch(line -> line.matches("[0-9a-f]{64}  [a-z.]+"));
  }

  @Test
  void onnxModelGivesTheSpikesOfTheNetwork() {
    BundleWriter.write(TestBundles.tiny(), folder.resolve("tiny"));
    LoadedBundle loaded = BundleReader.read(folder.resolve("tiny"));
    loaded.proveOnnx();
    Simulator reference = new ReferenceSimulator(loaded.bundle().network());
    try (Simulator onnx = loaded.onnxSimulator()) {
      for (float[] input : RandomNetworks.inputs(1, 300, 3)) {
        assertThat(onnx.step(input)).isEqualTo(reference.step(input));
      }
    }
  }

  @Test
  void goldenSequenceMakesEveryStageFireAndRest() {
    Bundle bundle = TestBundles.tiny();
    Golden golden = Golden.make(bundle.network());
    for (int s = 0; s < 3; s++) {
      int stage = s;
      String silence = "0".repeat(golden.spikes().get(0).get(s).length());
      assertThat(golden.spikes()).anyMatch(step -> !step.get(stage).equals(silence));
      assertThat(golden.spikes().stream().map(step -> step.get(stage)).distinct().count())
          .isGreaterThan(1);
    }
  }

  @Test
  void givenCardIsKept() {
    BundleWriter.write(TestBundles.tiny(), "# Mine\n\nÜber alles.\n", folder.resolve("tiny"));
    assertThat(BundleReader.read(folder.resolve("tiny")).card())
        .isEqualTo("# Mine\n\nÜber alles.\n");
  }

  @Test
  void bundleIsReplacedByABundle() {
    BundleWriter.write(TestBundles.tiny(), folder.resolve("tiny"));
    BundleWriter.write(TestBundles.tiny(new Compression.Linear()), folder.resolve("tiny"));
    assertThat(BundleReader.read(folder.resolve("tiny")).bundle().features().compression())
        .isEqualTo(new Compression.Linear());
  }

  @Test
  void folderWithOtherThingsIsLeftAlone() throws IOException {
    Path precious = Files.createDirectories(folder.resolve("thesis")).resolve("draft.txt");
    Files.writeString(precious, "years of work");
    assertThatThrownBy(() -> BundleWriter.write(TestBundles.tiny(), folder.resolve("thesis")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("not empty and holds no bundle");
    assertThat(namesIn(folder.resolve("thesis"))).containsExactly("draft.txt");
    assertThat(namesIn(folder)).containsExactly("thesis");
  }

  @Test
  void targetThatIsAFileOrBelowOneIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    assertThatThrownBy(() -> BundleWriter.write(TestBundles.tiny(), file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no folder");
    assertThatThrownBy(() -> BundleWriter.write(TestBundles.tiny(), file.resolve("tiny")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot be written");
    assertThat(file).hasContent("text");
    assertThat(namesIn(folder)).containsExactly("file");
  }

  @Test
  void missingParentsAreMade() {
    BundleWriter.write(TestBundles.tiny(), folder.resolve("a/b/tiny"));
    assertThat(BundleReader.read(folder.resolve("a/b/tiny")).bundle().name()).isEqualTo("tiny");
  }

  private static List<String> namesIn(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(path -> path.getFileName().toString()).toList();
    }
  }
}
