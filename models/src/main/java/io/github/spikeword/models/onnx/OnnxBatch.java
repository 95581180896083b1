package io.github.spikeword.models.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.github.spikeword.models.UserError;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Stage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Steps a batch of independent listeners through a step graph with ONNX Runtime on one thread. The
 * state lives in two sets of direct buffers whose roles swap at every step, so that no tensor is
 * created or copied. Not thread-safe.
 */
public final class OnnxBatch implements AutoCloseable {

  private final Network network;
  private final int batch;
  private final OrtSession session;
  private final List<OnnxTensor> tensors = new ArrayList<>();
  private final FloatBuffer features;
  private final StateSet[] sets;
  private int current;

  /** Spikes and membranes of every stage after a step, and the maps that feed and receive them. */
  private record StateSet(
      FloatBuffer[] spikes,
      FloatBuffer[] membranes,
      Map<String, OnnxTensor> inputs,
      Map<String, OnnxTensor> outputs) {}

  /**
   * Loads a step graph.
   *
   * @param network the network that the graph must have the shape of
   * @param model the bytes of an ONNX model that {@link OnnxGraphWriter} wrote
   * @param batch number of listeners, positive
   * @throws UserError if the bytes are no ONNX model or do not have the network's inputs and
   *     outputs, or if this process has a command line that ONNX Runtime does not bear
   */
  public OnnxBatch(Network network, byte[] model, int batch) {
    if (batch < 1) {
      throw new IllegalArgumentException("A batch has at least one listener, found " + batch + ".");
    }
    this.network = network;
    this.batch = batch;
    this.session = load(model);
    try {
      checkShapes(session, network);
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      features = buffer(network.channels());
      OnnxTensor input = tensor(environment, features);
      sets = new StateSet[] {stateSet(environment, input), stateSet(environment, input)};
    } catch (OrtException e) {
      close();
      throw failed("cannot be prepared", e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The network that is stepped. */
  public Network network() {
    return network;
  }

  /** Number of listeners. */
  public int batch() {
    return batch;
  }

  /**
   * Advances all listeners by one step.
   *
   * @param inputs {@code [batch * channels]}, listener by listener
   */
  public void step(float[] inputs) {
    if (inputs.length != batch * network.channels()) {
      throw new IllegalArgumentException(
          "A step of "
              + batch
              + " listeners takes "
              + batch * network.channels()
              + " channel values, found "
              + inputs.length
              + ".");
    }
    features.put(0, inputs);
    StateSet before = sets[current];
    StateSet after = sets[1 - current];
    try {
      session.run(before.inputs, after.outputs).close();
      current = 1 - current;
    } catch (OrtException e) {
      throw failed("cannot be run", e);
    }
  }

  /** Whether a neuron of a listener fired in the last step. */
  public boolean fired(int listener, int stage, int neuron) {
    return sets[current].spikes[stage].get(index(listener, stage, neuron)) != 0f;
  }

  /** Membrane of a neuron of a listener after the last step, code units. */
  public float membrane(int listener, int stage, int neuron) {
    return sets[current].membranes[stage].get(index(listener, stage, neuron));
  }

  /** Puts the state of all listeners to zero. */
  public void reset() {
    for (FloatBuffer[] buffers : List.of(sets[current].spikes, sets[current].membranes)) {
      for (FloatBuffer buffer : buffers) {
        buffer.put(0, new float[buffer.capacity()]);
      }
    }
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    tensors.forEach(OnnxTensor::close);
    tensors.clear();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime could not close a session.", e);
    }
  }

  private int index(int listener, int stage, int neuron) {
    return listener * (sets[current].spikes[stage].capacity() / batch) + neuron;
  }

  private static OrtSession load(byte[] model) {
    CommandLineLimit.check();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      return OrtEnvironment.getEnvironment().createSession(model, options);
    } catch (OrtException e) {
      throw failed("cannot be loaded", e);
    }
  }

  private static void checkShapes(OrtSession session, Network network) throws OrtException {
    Map<String, Integer> inputs = new HashMap<>(Map.of(StepGraph.FEATURES, network.channels()));
    Map<String, Integer> outputs = new HashMap<>();
    List<Stage> stages = network.stages();
    for (int s = 0; s < stages.size(); s++) {
      int neurons = stages.get(s).neurons();
      inputs.put(StepGraph.membrane(s), neurons);
      if (OnnxGraphWriter.isRecurrent(stages.get(s))) {
        inputs.put(StepGraph.firedBefore(s), neurons);
      }
      outputs.put(StepGraph.spikes(s), neurons);
      outputs.put(StepGraph.membraneNext(s), neurons);
    }
    checkShapes("inputs", inputs, session.getInputInfo());
    checkShapes("outputs", outputs, session.getOutputInfo());
  }

  private static void checkShapes(
      String what, Map<String, Integer> expected, Map<String, NodeInfo> found) {
    Map<String, Integer> columns = new HashMap<>();
    found.forEach(
        (name, node) ->
            columns.put(
                name,
                node.getInfo() instanceof TensorInfo tensor && tensor.getShape().length == 2
                    ? (int) tensor.getShape()[1]
                    : -1));
    if (!columns.equals(expected)) {
      throw new UserError(
          "The ONNX model does not belong to the network: its "
              + what
              + " should be "
              + new TreeMap<>(expected)
              + " (name=columns) but are "
              + new TreeMap<>(columns)
              + ". Export the model again.");
    }
  }

  private StateSet stateSet(OrtEnvironment environment, OnnxTensor input) throws OrtException {
    List<Stage> stages = network.stages();
    StateSet set =
        new StateSet(
            new FloatBuffer[stages.size()],
            new FloatBuffer[stages.size()],
            new HashMap<>(Map.of(StepGraph.FEATURES, input)),
            new HashMap<>());
    for (int s = 0; s < stages.size(); s++) {
      set.spikes[s] = buffer(stages.get(s).neurons());
      set.membranes[s] = buffer(stages.get(s).neurons());
      OnnxTensor spikes = tensor(environment, set.spikes[s]);
      OnnxTensor membranes = tensor(environment, set.membranes[s]);
      if (OnnxGraphWriter.isRecurrent(stages.get(s))) {
        set.inputs.put(StepGraph.firedBefore(s), spikes);
      }
      set.inputs.put(StepGraph.membrane(s), membranes);
      set.outputs.put(StepGraph.spikes(s), spikes);
      set.outputs.put(StepGraph.membraneNext(s), membranes);
    }
    return set;
  }

  private FloatBuffer buffer(int columns) {
    return ByteBuffer.allocateDirect(4 * batch * columns)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  private OnnxTensor tensor(OrtEnvironment environment, FloatBuffer buffer) throws OrtException {
    long[] shape = {batch, buffer.capacity() / batch};
    OnnxTensor tensor = OnnxTensor.createTensor(environment, buffer, shape);
    tensors.add(tensor);
    return tensor;
  }

  private static UserError failed(String what, OrtException cause) {
    return new UserError(
        "The ONNX model "
            + what
            + " by ONNX Runtime ("
            + String.valueOf(cause.getMessage()).strip()
            + "). The file is damaged or no Spikeword model; restore it or export it again.",
        cause);
  }
}
