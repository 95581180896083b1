package io.github.spikeword.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.github.spikeword.models.UserError;
import io.github.spikeword.models.network.ChipInstance;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.RandomNetworks;
import io.github.spikeword.models.network.ReferenceSimulator;
import io.github.spikeword.models.network.Simulator;
import io.github.spikeword.models.network.SparseSimulator;
import io.github.spikeword.models.network.SpikeFrame;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxSimulatorTest {

  @ParameterizedTest
  @CsvSource({"1, 1, 2", "2, 3, 2", "13, 64, 2", "13, 100, 84", "16, 63, 65", "7, 65, 63"})
  void equalsTheReferenceBitForBit(int channels, int hidden, int outputs) {
    for (boolean recurrent : new boolean[] {false, true}) {
      Network network =
          RandomNetworks.network(
              new SplittableRandom(hidden), recurrent, channels, hidden, outputs);
      assertSame(network, ChipInstance.nominal(network), 200);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void equalsTheReferenceOnMismatchedChips(long seed) {
    Network network = RandomNetworks.network(new SplittableRandom(seed), true, 13, 37, 31, 8);
    assertSame(network, ChipInstance.draw(network, 0.1, 0.02, new Random(seed)::nextGaussian), 200);
  }

  @Test
  void equalsTheSparseSimulatorOverTenThousandSteps() {
    Network network = RandomNetworks.network(new SplittableRandom(4), true, 13, 61, 20);
    Simulator sparse = new SparseSimulator(network);
    try (Simulator onnx = new OnnxSimulator(network)) {
      for (float[] input : RandomNetworks.inputs(5, 10_000, 13)) {
        SpikeFrame expected = sparse.step(input);
        SpikeFrame found = onnx.step(input);
        if (!found.equals(expected)) {
          assertThat(found).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void equalsTheReferenceOnExtremeInputs() {
    Network network = RandomNetworks.network(new SplittableRandom(6), true, 5, 33, 4);
    float[] values = {0f, -0f, Float.MIN_VALUE, 2.22f, 1e-30f, 3e7f, -3e7f, 1e20f, -1e24f, 1e24f};
    SplittableRandom random = new SplittableRandom(7);
    Simulator reference = new ReferenceSimulator(network);
    try (Simulator onnx = new OnnxSimulator(network)) {
      for (int t = 0; t < 300; t++) {
        float[] input = new float[5];
        for (int c = 0; c < 5; c++) {
          input[c] = values[random.nextInt(t < 150 ? 7 : values.length)];
        }
        assertThat(onnx.step(input)).isEqualTo(reference.step(input));
        assertThat(onnx.membrane(0, 0)).isEqualTo(reference.membrane(0, 0));
      }
    }
  }

  @Test
  void resetMakesItNew() {
    Network network = RandomNetworks.network(new SplittableRandom(8), true, 4, 20, 6);
    float[][] inputs = RandomNetworks.inputs(9, 51, 4);
    Simulator fresh = new ReferenceSimulator(network);
    try (Simulator used = new OnnxSimulator(network)) {
      for (float[] input : inputs) {
        used.step(input);
      }
      used.reset();
      for (float[] input : inputs) {
        assertThat(used.step(input)).isEqualTo(fresh.step(input));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64})
  void everyListenerOfABatchEqualsAListenerAlone(int batch) {
    Network network = RandomNetworks.network(new SplittableRandom(10), true, 13, 100, 26);
    float[][][] inputs = new float[batch][][];
    Simulator[] alone = new Simulator[batch];
    for (int b = 0; b < batch; b++) {
      inputs[b] = RandomNetworks.inputs(100 + b, 60, 13);
      alone[b] = new SparseSimulator(network);
    }
    try (OnnxBatch onnx = new OnnxBatch(network, OnnxGraphWriter.write(network), batch)) {
      for (int t = 0; t < 60; t++) {
        float[] together = new float[batch * 13];
        for (int b = 0; b < batch; b++) {
          System.arraycopy(inputs[b][t], 0, together, b * 13, 13);
        }
        onnx.step(together);
        for (int b = 0; b < batch; b++) {
          SpikeFrame expected = alone[b].step(inputs[b][t]);
          for (int s = 0; s < 3; s++) {
            for (int n = 0; n < expected.neurons(s); n++) {
              assertThat(onnx.fired(b, s, n)).isEqualTo(expected.fired(s, n));
            }
          }
        }
      }
    }
  }

  @Test
  void graphSaysWhatItIs() throws Exception {
    Network network = RandomNetworks.network(new SplittableRandom(11), true, 13, 20, 8);
    ModelProto model = ModelProto.parseFrom(OnnxGraphWriter.write(network));
    assertThat(model.getIrVersion()).isEqualTo(8);
    assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(17);
    assertThat(model.getMetadataPropsList())
        .extracting(p -> p.getKey() + "=" + p.getValue())
        .contains("chip=H1v2", "labels=yes,no", "populations=0+4,4+4", "stepMillis=8.0");
    assertThat(model.getGraph().getInputList())
        .extracting(i -> i.getName())
        .containsExactly("features", "membrane_0", "membrane_1", "fired_before_1", "membrane_2");
  }

  @Test
  void sameNetworkGivesSameBytes() {
    byte[] one =
        OnnxGraphWriter.write(RandomNetworks.network(new SplittableRandom(12), true, 3, 9, 4));
    byte[] other =
        OnnxGraphWriter.write(RandomNetworks.network(new SplittableRandom(12), true, 3, 9, 4));
    assertThat(one).isEqualTo(other);
  }

  @Test
  void brokenModelsAreTheUsersError() {
    Network network = RandomNetworks.network(new SplittableRandom(13), true, 3, 9, 4);
    byte[] model = OnnxGraphWriter.write(network);
    for (byte[] broken :
        new byte[][] {
          {}, "this is text".getBytes(), Arrays.copyOf(model, model.length / 2), new byte[1000]
        }) {
      assertThatThrownBy(() -> new OnnxSimulator(network, broken))
          .isInstanceOf(UserError.class)
          .hasMessageStartingWith("The ONNX model cannot be loaded")
          .hasMessageEndingWith("export it again.");
    }
  }

  @Test
  void modelOfAnotherNetworkIsRefusedWithBothShapes() {
    Network network = RandomNetworks.network(new SplittableRandom(14), true, 3, 9, 4);
    Network other = RandomNetworks.network(new SplittableRandom(14), false, 3, 8, 4);
    assertThatThrownBy(() -> new OnnxSimulator(network, OnnxGraphWriter.write(other)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("membrane_1=9")
        .hasMessageContaining("membrane_1=8");
  }

  private static void assertSame(Network network, ChipInstance chip, int steps) {
    Simulator reference = new ReferenceSimulator(network, chip);
    try (Simulator onnx = new OnnxSimulator(network, chip)) {
      for (float[] input : RandomNetworks.inputs(steps, steps, network.channels())) {
        assertThat(onnx.step(input)).isEqualTo(reference.step(input));
        for (int s = 0; s < network.stages().size(); s++) {
          for (int n = 0; n < network.stages().get(s).neurons(); n++) {
            assertThat(onnx.membrane(s, n)).isEqualTo(reference.membrane(s, n));
          }
        }
      }
    }
  }
}
