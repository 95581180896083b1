package io.github.spikeword.models.bundle;

import io.github.spikeword.models.UserError;
import org.jspecify.annotations.Nullable;

/** A bundle that is incomplete, altered, inconsistent or too new; nothing of it is used. */
public final class DamagedBundleException extends UserError {

  private static final long serialVersionUID = 1L;

  private final String file;

  private DamagedBundleException(String message, String file, @Nullable Throwable cause) {
    super(message, cause);
    this.file = file;
  }

  /** The file of the bundle that gave it away, for example {@code golden.json}. */
  public String file() {
    return file;
  }

  static DamagedBundleException damaged(String bundle, String file, String expected, String found) {
    return new DamagedBundleException(
        "The bundle "
            + bundle
            + " is damaged: in "
            + file
            + " expected "
            + expected
            + ", found "
            + found
            + ". Restore the bundle from its source, or export it again.",
        file,
        null);
  }

  static DamagedBundleException unreadable(
      String bundle, String file, String reason, @Nullable Throwable cause) {
    return new DamagedBundleException(
        "The bundle "
            + bundle
            + " is damaged: "
            + file
            + " cannot be used: "
            + reason
            + " Restore the bundle from its source, or export it again.",
        file,
        cause);
  }

  static DamagedBundleException tooNew(String bundle, String found) {
    return new DamagedBundleException(
        "The bundle "
            + bundle
            + " is too new: in "
            + BundleFormat.MANIFEST
            + " expected a format version up to "
            + BundleFormat.VERSION
            + ", found "
            + found
            + ". Update Spikeword, or export the model with this version.",
        BundleFormat.MANIFEST,
        null);
  }
}
