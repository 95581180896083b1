/** A network as a portable ONNX step graph, and its execution by ONNX Runtime. */
@NullMarked
package io.github.spikeword.models.onnx;

import org.jspecify.annotations.NullMarked;
