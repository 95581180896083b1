package io.github.spikeword.models.bundle;

import io.github.spikeword.models.bundle.Manifest.Parameter;
import io.github.spikeword.models.chip.H1v2;
import java.util.LinkedHashMap;
import java.util.Map;

/** The chip values that a manifest names, each with what it rests on. */
final class ChipParameters {

  /** All values of this version's chip model, in the order in which they are written. */
  static Map<String, Parameter> all() {
    Map<String, Parameter> all = new LinkedHashMap<>();
    all.put("maxWeight", new Parameter(H1v2.MAX_WEIGHT, "weight units", "documented"));
    all.put("weightBits", new Parameter(H1v2.WEIGHT_BITS, "bits", "documented"));
    all.put(
        "weightGrid",
        new Parameter("odd code in -63..63 times 1.66/63", "weight units", "inferred"));
    all.put("threshold", new Parameter(H1v2.THRESHOLD_WEIGHT_UNITS, "weight units", "inferred"));
    all.put(
        "leakPerStep",
        new Parameter("threshold * stepMillis / tauMillis", "weight units", "inferred"));
    all.put(
        "update",
        new Parameter(
            "leak, clamp at 0, add charge, clamp at 0, compare >=, subtract threshold",
            "",
            "assumed"));
    all.put("recurrentDelay", new Parameter(1, "steps", "inferred"));
    return all;
  }

  private ChipParameters() {}
}
