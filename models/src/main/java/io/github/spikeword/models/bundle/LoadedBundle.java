package io.github.spikeword.models.bundle;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.network.Simulator;
import io.github.spikeword.models.onnx.CommandLineLimit;
import io.github.spikeword.models.onnx.OnnxSimulator;

/**
 * A bundle that was read, checked and run on its golden sequence, with what its directory holds
 * beside the model itself.
 */
public final class LoadedBundle {

  private final Bundle bundle;
  private final BundleFiles files;
  private final Golden golden;

  LoadedBundle(Bundle bundle, BundleFiles files, Golden golden) {
    this.bundle = bundle;
    this.files = files;
    this.golden = golden;
  }

  /** The model. */
  public Bundle bundle() {
    return bundle;
  }

  /** Where it came from, for messages. */
  public String place() {
    return files.place();
  }

  /**
   * Fingerprint of the whole bundle: the SHA-256 of its {@code SHA256SUMS}, 64 lower-case
   * hexadecimal digits.
   */
  public String sha256() {
    return Checksums.sha256(files.bytes(BundleFormat.CHECKSUMS));
  }

  /** The model card, Markdown. */
  public String card() {
    return files.text(BundleFormat.CARD);
  }

  /** The rule report that the bundle was written with, JSON. */
  public String rulesJson() {
    return files.text(BundleFormat.RULES);
  }

  /** The manifest, JSON. */
  public String manifestJson() {
    return files.text(BundleFormat.MANIFEST);
  }

  /** The bytes of {@code model.onnx}; a copy. */
  public byte[] onnx() {
    return files.bytes(BundleFormat.MODEL).clone();
  }

  /**
   * A simulator that runs the bundle's {@code model.onnx}; the caller closes it.
   *
   * @throws DamagedBundleException if the file is no ONNX model or has another network's shape
   * @throws UserError if this process has a command line that ONNX Runtime does not bear
   */
  public OnnxSimulator onnxSimulator() {
    CommandLineLimit.check(); // no fault of the bundle
    try {
      return new OnnxSimulator(bundle.network(), files.bytes(BundleFormat.MODEL));
    } catch (UserError e) {
      throw DamagedBundleException.unreadable(
          place(), BundleFormat.MODEL, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Runs the golden sequence on {@code model.onnx}, which proves that it belongs to the manifest.
   * Reading a bundle does not do this, as loading ONNX Runtime takes longer than all the rest.
   *
   * @throws DamagedBundleException if the file cannot be run or gives other spikes
   */
  public void proveOnnx() {
    try (OnnxSimulator simulator = onnxSimulator()) {
      prove(simulator);
    }
  }

  /**
   * Runs the golden sequence on a simulator that is to step this bundle's network.
   *
   * @param simulator at rest; the caller closes it
   * @throws DamagedBundleException if it gives other spikes
   */
  public void prove(Simulator simulator) {
    golden.verify(place(), simulator);
  }
}
