package io.github.spikeword.trainer.bptt;

/** A loss on the output spikes of one clip. Stateless: one object serves all threads. */
public interface OutputLoss {

  /**
   * Adds {@code scale} times the derivative of the loss and returns the loss, unscaled.
   *
   * @param clip after its forward pass
   * @param target what it should have given
   * @param bias read-out bias per label
   * @param spikeGradient {@code [steps][outputs]}, added to
   * @param biasGradient per label, added to
   */
  double apply(
      ClipTrace clip,
      Target target,
      float[] bias,
      double scale,
      float[][] spikeGradient,
      float[] biasGradient);
}
