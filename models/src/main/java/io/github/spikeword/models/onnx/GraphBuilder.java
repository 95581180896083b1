package io.github.spikeword.models.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Assembles an ONNX graph from named tensors and operators. */
final class GraphBuilder {

  private final GraphProto.Builder graph = GraphProto.newBuilder();

  GraphBuilder(String name) {
    graph.setName(name);
  }

  /** Declares a float input {@code [B, columns]} and returns its name. */
  String input(String name, int columns) {
    graph.addInput(batchOf(name, columns));
    return name;
  }

  /** Declares a float output {@code [B, columns]}. */
  void output(String name, int columns) {
    graph.addOutput(batchOf(name, columns));
  }

  /** Adds an operator with one output of the given name, which it returns. */
  String node(String operator, String output, String... inputs) {
    graph.addNode(operator(operator, output, inputs));
    return output;
  }

  /** Adds a conversion to another element type. */
  String cast(String output, String input, TensorProto.DataType type) {
    NodeProto.Builder node = operator("Cast", output, input);
    node.addAttributeBuilder()
        .setName("to")
        .setType(AttributeProto.AttributeType.INT)
        .setI(type.getNumber());
    graph.addNode(node);
    return output;
  }

  /** Adds a float vector and returns its name. */
  String vector(String name, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return constant(name, TensorProto.DataType.FLOAT, List.of((long) values.length), bytes.array());
  }

  /** Adds an int8 matrix and returns its name. */
  String matrix(String name, byte[][] rows) {
    ByteBuffer bytes = ByteBuffer.allocate(rows.length * rows[0].length);
    for (byte[] row : rows) {
      bytes.put(row);
    }
    return constant(
        name,
        TensorProto.DataType.INT8,
        List.of((long) rows.length, (long) rows[0].length),
        bytes.array());
  }

  GraphProto build() {
    return graph.build();
  }

  private String constant(
      String name, TensorProto.DataType type, List<Long> shape, byte[] littleEndian) {
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type.getNumber())
            .addAllDims(shape)
            .setRawData(ByteString.copyFrom(littleEndian)));
    return name;
  }

  private static NodeProto.Builder operator(String operator, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .setName(output)
        .addAllInput(List.of(inputs))
        .addOutput(output);
  }

  private static ValueInfoProto batchOf(String name, int columns) {
    TensorShapeProto shape =
        TensorShapeProto.newBuilder()
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("B"))
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(columns))
            .build();
    TypeProto type =
        TypeProto.newBuilder()
            .setTensorType(
                TypeProto.Tensor.newBuilder()
                    .setElemType(TensorProto.DataType.FLOAT.getNumber())
                    .setShape(shape))
            .build();
    return ValueInfoProto.newBuilder().setName(name).setType(type).build();
  }
}
