package io.github.spikeword.models.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.network.ChipInstance;
import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Stage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a network as a stateful ONNX step graph (IR 8, operator set 17): features and state in,
 * spikes and state out, any batch size. Synaptic sums are {@code MatMulInteger} of spikes (uint8)
 * and weight codes (int8): integers by definition, which no optimiser may merge with the addition
 * to the membrane, so that every runtime, batch size and thread count gives the same bits. (With a
 * float {@code MatMul} ONNX Runtime fuses that addition into the product and rounds differently.)
 *
 * <pre>
 *   inputs    features [B, channels]; membrane_s [B, neurons];
 *             fired_before_s [B, neurons] for recurrent stages (the spikes of the step before)
 *   outputs   spikes_s [B, neurons], 0 or 1; membrane_next_s [B, neurons]
 * </pre>
 *
 * The same network gives the same bytes.
 */
public final class OnnxGraphWriter {

  private static final long IR_VERSION = 8;
  private static final long OPERATOR_SET = 17;

  /** The graph of the chip without mismatch. */
  public static byte[] write(Network network) {
    return write(network, ChipInstance.nominal(network));
  }

  /**
   * The graph of one chip.
   *
   * @throws IllegalArgumentException if the chip was drawn for a network of another shape
   */
  public static byte[] write(Network network, ChipInstance chip) {
    chip.requireFits(network);
    GraphBuilder graph = new GraphBuilder("step");
    graph.input(StepGraph.FEATURES, network.channels());
    List<Stage> stages = network.stages();
    for (int s = 0; s < stages.size(); s++) {
      graph.input(StepGraph.membrane(s), stages.get(s).neurons());
      if (isRecurrent(stages.get(s))) {
        graph.input(StepGraph.firedBefore(s), stages.get(s).neurons());
      }
      graph.output(StepGraph.spikes(s), stages.get(s).neurons());
      graph.output(StepGraph.membraneNext(s), stages.get(s).neurons());
    }
    for (int s = 0; s < stages.size(); s++) {
      String charge = s == 0 ? frontEndCharge(graph, network) : synapticCharge(graph, network, s);
      neurons(graph, s, charge, chip);
    }
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("spikeword")
            .setDomain("io.github.spikeword")
            .setModelVersion(1)
            .setDocString("One step of a spiking network on the H1v2 chip, in code units.")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATOR_SET))
            .setGraph(graph.build());
    metadata(network)
        .forEach((key, value) -> model.addMetadataPropsBuilder().setKey(key).setValue(value));
    return model.build().toByteArray();
  }

  static boolean isRecurrent(Stage stage) {
    return stage instanceof Layer layer && layer.recurrent().isPresent();
  }

  private static String frontEndCharge(GraphBuilder graph, Network network) {
    float[] codes = new float[network.channels()];
    for (int c = 0; c < codes.length; c++) {
      codes[c] = network.frontEnd().codes().get(c);
    }
    return graph.node("Mul", "charge_0", StepGraph.FEATURES, graph.vector("weights_0", codes));
  }

  private static String synapticCharge(GraphBuilder graph, Network network, int s) {
    Layer layer = network.layers().get(s - 1);
    String events = graph.cast("events_" + s, StepGraph.spikes(s - 1), DataType.UINT8);
    String weights = graph.matrix("weights_" + s, layer.feedForward().toCodes());
    String sum = graph.node("MatMulInteger", "forward_" + s, events, weights);
    if (layer.recurrent().isPresent()) {
      String echoes = graph.cast("echoes_" + s, StepGraph.firedBefore(s), DataType.UINT8);
      String recurrent = graph.matrix("recurrent_" + s, layer.recurrent().get().toCodes());
      String back = graph.node("MatMulInteger", "back_" + s, echoes, recurrent);
      sum = graph.node("Add", "sum_" + s, sum, back);
    }
    return graph.cast("charge_" + s, sum, DataType.FLOAT);
  }

  /** The element-wise rest of the update, in the order that {@code Simulator} fixes. */
  private static void neurons(GraphBuilder graph, int s, String charge, ChipInstance chip) {
    String leak = graph.vector("leak_" + s, chip.leakPerStep(s));
    String threshold = graph.vector("threshold_" + s, chip.threshold(s));
    String leaked = graph.node("Sub", "leaked_" + s, StepGraph.membrane(s), leak);
    String rest = graph.node("Relu", "rest_" + s, leaked);
    String charged = graph.node("Add", "charged_" + s, rest, charge);
    String membrane = graph.node("Relu", "potential_" + s, charged);
    String fires = graph.node("GreaterOrEqual", "fires_" + s, membrane, threshold);
    String spikes = graph.cast(StepGraph.spikes(s), fires, DataType.FLOAT);
    String reset = graph.node("Mul", "reset_" + s, spikes, threshold);
    graph.node("Sub", StepGraph.membraneNext(s), membrane, reset);
  }

  private static Map<String, String> metadata(Network network) {
    Map<String, String> properties = new TreeMap<>();
    properties.put("chip", H1v2.NAME);
    properties.put("labels", String.join(",", network.labels()));
    properties.put(
        "populations",
        String.join(
            ",",
            network.populations().stream().map(p -> p.firstNeuron() + "+" + p.neurons()).toList()));
    properties.put("stages", String.join(",", network.stages().stream().map(Stage::name).toList()));
    properties.put("stepMillis", Double.toString(network.stepMillis()));
    properties.put("unit", "code units: weight units times 63/1.66");
    return properties;
  }

  private OnnxGraphWriter() {}
}
