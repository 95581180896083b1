package io.github.spikeword.models.bundle;

import java.util.List;

/** Names and numbers of the bundle format. */
final class BundleFormat {

  /** The latest format version; every version from 1 is read. */
  static final int VERSION = 2;

  /** The first version whose read-outs have parts. */
  static final int WITH_PARTS = 2;

  static final String MANIFEST = "manifest.json";
  static final String MODEL = "model.onnx";
  static final String RULES = "rules.json";
  static final String CARD = "card.md";
  static final String GOLDEN = "golden.json";
  static final String CHECKSUMS = "SHA256SUMS";

  /** The files that {@link #CHECKSUMS} covers. */
  static final List<String> SUMMED = List.of(CARD, GOLDEN, MANIFEST, MODEL, RULES);

  /** A file beyond this size is no part of a bundle; the largest network takes under 1 MB. */
  static final int MAX_FILE_BYTES = 16 << 20;

  private BundleFormat() {}
}
