package io.github.spikeword.models.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.models.network.CoreSlice;
import io.github.spikeword.models.network.FrontEnd;
import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Population;
import io.github.spikeword.models.network.Synapses;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChipRulesTest {

  /** 13 + 100 recurrent + 84, placed so that it fits; mutable, one fault per test. */
  private static final class Draft {
    int channels = 13;
    byte[][] forward = ones(13, 100);
    byte[][] recurrent = ones(100, 100);
    byte[][] output = ones(100, 84);
    Double[] hiddenTaus = taus(100, 32, 64, 128, 256);
    List<CoreSlice> frontCores = List.of(new CoreSlice(1, 13));
    List<CoreSlice> hiddenCores = List.of(new CoreSlice(3, 100));
    List<CoreSlice> outputCores = List.of(new CoreSlice(1, 37), new CoreSlice(2, 47));

    RuleReport check() {
      return ChipRules.check(network());
    }

    Network network() {
      int outputs = output[0].length;
      return new Network(
          8,
          new FrontEnd(Collections.nCopies(channels, 7), List.of(taus(channels, 32)), frontCores),
          List.of(
              new Layer(
                  "hidden",
                  Synapses.of(forward),
                  Optional.of(Synapses.of(recurrent)),
                  List.of(hiddenTaus),
                  hiddenCores),
              new Layer(
                  "output",
                  Synapses.of(output),
                  Optional.empty(),
                  List.of(taus(outputs, 128)),
                  outputCores)),
          List.of(new Population("yes", 0, 40), new Population("no", 40, outputs - 40)));
    }
  }

  @Test
  void networkWithinAllLimitsPasses() {
    RuleReport report = new Draft().check();
    assertThat(report.violations()).isEmpty();
    assertThat(report.passed()).isTrue();
    assertThat(report.rules()).containsExactly(Rule.values());
  }

  @Test
  void mixedSignInABlockIsFoundWithItsPlace() {
    Draft draft = new Draft();
    draft.forward[7][42] = -1;
    Violation violation = only(draft.check());
    assertThat(violation.rule()).isEqualTo(Rule.SIGN_BLOCKS);
    assertThat(violation.place()).isEqualTo("'hidden', feed-forward weights");
    assertThat(violation.value())
        .isEqualTo("1 of 300 blocks mix signs, the first: inputs 5..9 to neuron 42");
    assertThat(violation.message()).startsWith("sign-blocks: 'hidden'").endsWith(".");
  }

  @Test
  void recurrentWeightsHaveSignBlocksToo() {
    Draft draft = new Draft();
    draft.recurrent[99][0] = -63;
    assertThat(only(draft.check()).place()).isEqualTo("'hidden', recurrent weights");
  }

  @Test
  void wholeBlockMayBeNegative() {
    Draft draft = new Draft();
    for (int i = 5; i < 10; i++) {
      draft.forward[i][3] = -9;
    }
    assertThat(draft.check().passed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"10, 12, true", "10, 11, false", "12, 12, false"})
  void lastBlockOfThirteenInputsIsShort(int from, int to, boolean passes) {
    Draft draft = new Draft();
    for (int i = from; i <= to; i++) {
      draft.forward[i][0] = -1;
    }
    assertThat(draft.check().passed()).isEqualTo(passes);
  }

  @Test
  void axisOfTheSignBlocksIsAParameter() {
    Draft draft = new Draft();
    for (int j = 0; j < 5; j++) {
      draft.forward[7][j] = -1; // one input, five neurons: legal along the other axis
    }
    RuleParameters other =
        new RuleParameters(
            SignBlockAxis.POSTSYNAPTIC,
            RuleParameters.standard().tauProfilesMillis(),
            RuleParameters.standard().filters());
    assertThat(ChipRules.check(draft.network(), other).passed()).isTrue();
    assertThat(only(draft.check()).value()).startsWith("5 of 300");
  }

  @Test
  void frontEndHasNoSignBlocks() {
    Network network = new Draft().network();
    List<Integer> mixed = new java.util.ArrayList<>(Collections.nCopies(13, 7));
    mixed.set(1, -7);
    Network changed =
        new Network(
            8,
            new FrontEnd(mixed, network.frontEnd().tauMillis(), network.frontEnd().placement()),
            network.layers(),
            network.populations());
    assertThat(ChipRules.check(changed).passed()).isTrue();
  }

  @Test
  void codesOutsideTheGridAreFound() {
    PlacedCodes bad = new PlacedCodes("'hidden', weights", new byte[][] {{1, 2}, {65, -63}});
    assertThat(WeightRules.weightGrid(bad).orElseThrow().value())
        .isEqualTo("1 bad codes, the first: 2 from input 0 to neuron 1");
    assertThat(WeightRules.weightRange(bad).orElseThrow().value())
        .isEqualTo("1 bad codes, the first: 65 from input 1 to neuron 0");
    PlacedCodes good = new PlacedCodes("'hidden', weights", new byte[][] {{1, -1}, {63, -63}});
    assertThat(WeightRules.weightGrid(good)).isEmpty();
    assertThat(WeightRules.weightRange(good)).isEmpty();
  }

  @Test
  void frontEndNeuronsCountTowardsTheirCore() {
    Draft draft = new Draft();
    draft.outputCores = List.of(new CoreSlice(1, 38), new CoreSlice(2, 46));
    Violation violation = only(draft.check());
    assertThat(violation.rule()).isEqualTo(Rule.CORE_CAPACITY);
    assertThat(violation.message()).contains("core 1: 51 neurons; allowed: 50 neurons");
  }

  @Test
  void coreThatTheChipDoesNotHaveIsNamed() {
    Draft draft = new Draft();
    draft.outputCores = List.of(new CoreSlice(1, 37), new CoreSlice(4, 47));
    assertThat(only(draft.check()).message()).contains("core 4").contains("cores 1 to 3");
  }

  @Test
  void twoHundredAndOneNeuronsAreOneTooMany() {
    Draft draft = new Draft();
    draft.output = ones(100, 88);
    draft.outputCores = List.of(new CoreSlice(1, 37), new CoreSlice(2, 51));
    assertThat(draft.check().violations())
        .extracting(Violation::rule)
        .containsExactly(Rule.CORE_CAPACITY, Rule.CHIP_CAPACITY);
    draft.output = ones(100, 87);
    draft.outputCores = List.of(new CoreSlice(1, 37), new CoreSlice(2, 50));
    assertThat(draft.check().passed()).as("exactly 200").isTrue();
  }

  @Test
  void recurrentLayerAcrossCoresIsRefused() {
    Draft draft = new Draft();
    draft.hiddenCores = List.of(new CoreSlice(2, 40), new CoreSlice(3, 60));
    draft.outputCores = List.of(new CoreSlice(1, 37), new CoreSlice(3, 40), new CoreSlice(2, 7));
    Violation violation = only(draft.check());
    assertThat(violation.rule()).isEqualTo(Rule.RECURRENCE_IN_ONE_CORE);
    assertThat(violation.value()).isEqualTo("recurrent across cores [2, 3]");
  }

  @Test
  void slicesOfOneCoreAreOneCore() {
    Draft draft = new Draft();
    draft.hiddenCores = List.of(new CoreSlice(3, 60), new CoreSlice(3, 40));
    assertThat(draft.check().passed()).isTrue();
  }

  @Test
  void foreignTimeConstantIsRefusedWithTheProfiles() {
    Draft draft = new Draft();
    draft.hiddenTaus[3] = 40.0;
    draft.hiddenTaus[50] = 33.0;
    Violation violation = only(draft.check());
    assertThat(violation.rule()).isEqualTo(Rule.TAU_PROFILES);
    assertThat(violation.value()).isEqualTo("time constants [33.0, 40.0] ms");
    assertThat(violation.limit()).contains("8.0, 10.0, 16.0, 20.0, 32.0, 64.0");
  }

  @Test
  void fourteenChannelsAreTooManyAtSixteenKilohertz() {
    Draft draft = new Draft();
    draft.channels = 14;
    draft.forward = ones(14, 100);
    draft.frontCores = List.of(new CoreSlice(1, 13), new CoreSlice(2, 1));
    Violation violation = only(draft.check());
    assertThat(violation.rule()).isEqualTo(Rule.CHANNEL_COUNT);
    assertThat(violation.message()).contains("14 channels").contains("13 channels");
  }

  @Test
  void textNamesEveryRuleItsBasisAndTheViolations() {
    Draft draft = new Draft();
    draft.forward[7][42] = -1;
    String text = RuleReportRenderer.text(draft.check());
    for (Rule rule : Rule.values()) {
      assertThat(text).contains(rule.id());
    }
    assertThat(text)
        .contains("FAIL sign-blocks")
        .contains("[assumed]")
        .contains("[documented, by construction]")
        .contains("inputs 5..9 to neuron 42")
        .endsWith("The network breaks rules of the H1v2: 1 violation.\n");
    assertThat(RuleReportRenderer.text(new Draft().check()))
        .doesNotContain("FAIL")
        .endsWith("The network obeys all 10 rules of the H1v2.\n");
  }

  @Test
  void jsonHoldsTheSameResult() throws Exception {
    Draft draft = new Draft();
    draft.forward[7][42] = -1;
    var json = JsonText.readTree(RuleReportRenderer.json(draft.check()));
    assertThat(json.get("passed").asBoolean()).isFalse();
    assertThat(json.get("rules")).hasSize(Rule.values().length);
    assertThat(json.at("/violations/0/rule").asText()).isEqualTo("sign-blocks");
    assertThat(json.at("/parameters/signBlockAxis").asText()).isEqualTo("presynaptic");
  }

  private static Violation only(RuleReport report) {
    assertThat(report.violations()).hasSize(1);
    return report.violations().get(0);
  }

  private static byte[][] ones(int inputs, int neurons) {
    byte[][] codes = new byte[inputs][neurons];
    for (byte[] row : codes) {
      Arrays.fill(row, (byte) 1);
    }
    return codes;
  }

  private static Double[] taus(int neurons, double... inTurn) {
    Double[] taus = new Double[neurons];
    for (int n = 0; n < neurons; n++) {
      taus[n] = inTurn[n % inTurn.length];
    }
    return taus;
  }
}
