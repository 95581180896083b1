package io.github.spikeword.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {

  @Test
  void suggestedBankHasThirteenBandsBelowEightKilohertz() {
    List<Double> sixteen = FeatureSettings.geometricCentres(16);
    assertThat(sixteen.get(0)).isEqualTo(125);
    assertThat(sixteen.get(12)).isCloseTo(5940, within(10.0));
    assertThat(sixteen.get(13)).isCloseTo(8200, within(10.0));
    assertThat(sixteen.get(15)).isLessThan(16_000);
    assertThat(sixteen.stream().filter(hz -> hz < 8000)).hasSize(13);
  }

  @Test
  void stepIsTheLengthOfAFrame() {
    assertThat(TestBundles.tiny().features().stepMillis()).isEqualTo(8.0);
  }

  @Test
  void provenanceIsACopy() {
    Bundle tiny = TestBundles.tiny();
    Map<String, Object> training = new HashMap<>(Map.of("seed", 1));
    Bundle bundle =
        new Bundle("b", tiny.network(), tiny.features(), tiny.readout(), tiny.detector(), training);
    training.put("seed", 2);
    assertThat(bundle.training()).containsEntry("seed", 1);
  }

  static Stream<Arguments> contradictions() {
    Bundle tiny = TestBundles.tiny();
    FeatureSettings f = tiny.features();
    return Stream.of(
        contradiction("Sample rate", () -> features(0, 128, List.of(125.0), 3, 2, 1)),
        contradiction("Sample rate", () -> features(16_000, 0, List.of(125.0), 3, 2, 1)),
        contradiction("Every band needs a gain", () -> features(16_000, 128, List.of(), 3, 2, 1)),
        contradiction(
            "ascend between 0 and 8000 Hz, found 100.0 Hz after 125.0",
            () -> features(16_000, 128, List.of(125.0, 100.0), 3, 2, 1)),
        contradiction("8000.0 Hz", () -> features(16_000, 128, List.of(8000.0), 3, 2, 1)),
        contradiction("q above 0.5", () -> features(16_000, 128, List.of(125.0), 0.5, 2, 1)),
        contradiction("3 sections", () -> features(16_000, 128, List.of(125.0), 3, 3, 1)),
        contradiction("saturation 0.0", () -> features(16_000, 128, List.of(125.0), 3, 2, 0)),
        contradiction(
            "saturation Infinity",
            () -> features(16_000, 128, List.of(125.0), 3, 2, Double.POSITIVE_INFINITY)),
        contradiction("gains must be positive", () -> f.withGain(List.of(1.0, 0.0, 1.0))),
        contradiction("'floor'", () -> new Compression.Log(0)),
        contradiction("'epsilon'", () -> new Compression.Pcen(0.03, 0.8, 0.1, 0.25, 0, 1e-4, 5)),
        contradiction(
            "smoothing and root in (0, 1]",
            () -> new Compression.Pcen(1.5, 0.8, 0.1, 0.25, 1e-4, 1e-4, 5)),
        contradiction(
            "initial level", () -> new Compression.Pcen(0.03, 0.8, 0.1, 0.25, 1e-4, -1, 5)),
        contradiction(
            "at least one step, found 0",
            () -> new ReadoutSettings(CountingWindow.plain(0), List.of(0.0))),
        contradiction("0 parts of 8 to 9", () -> new CountingWindow(0, 8, 9)),
        contradiction("2 parts of 9 to 8", () -> new CountingWindow(2, 9, 8)),
        contradiction("at most 10000 steps", () -> new CountingWindow(100, 1, 101)),
        contradiction(
            "finite biases",
            () -> new ReadoutSettings(CountingWindow.plain(1), List.of(Double.NaN))),
        contradiction("below the threshold", () -> new WordLevels(1, 1)),
        contradiction("Refractory time", () -> new DetectorSettings(Map.of(), -1)),
        contradiction(
            "lower case letters",
            () ->
                new Bundle("Yes No", tiny.network(), f, tiny.readout(), tiny.detector(), Map.of())),
        contradiction(
            "2 biases for 3 labels",
            () ->
                new Bundle(
                    "b",
                    tiny.network(),
                    f,
                    new ReadoutSettings(CountingWindow.plain(63), List.of(0.0, 0.0)),
                    tiny.detector(),
                    Map.of())),
        contradiction(
            "2 parts, but 'yes' has 1",
            () ->
                new Bundle(
                    "b",
                    tiny.network(),
                    f,
                    new ReadoutSettings(new CountingWindow(2, 15, 30), tiny.readout().bias()),
                    tiny.detector(),
                    Map.of())),
        contradiction(
            "it lacks 'no'",
            () ->
                new Bundle(
                    "b",
                    tiny.network(),
                    f,
                    tiny.readout(),
                    new DetectorSettings(Map.of("yes", new WordLevels(1, 0)), 1),
                    Map.of())));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void contradictionIsRefusedWithItsValues(String reason, ThrowingCallable construction) {
    assertThatThrownBy(construction)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  private static FeatureSettings features(
      int rate, int frame, List<Double> centres, double q, int sections, double saturation) {
    return new FeatureSettings(
        rate,
        frame,
        centres,
        q,
        sections,
        new Compression.Linear(),
        centres.stream().map(hz -> 1.0).toList(),
        saturation);
  }

  private static Arguments contradiction(String reason, ThrowingCallable construction) {
    return Arguments.of(reason, construction);
  }
}
