package io.github.spikeword.trainer.cache;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.FeatureSettings;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Sound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name under which features are kept: SHA-256 over everything they depend on, one line each, so
 * that a change of anything that matters gives another name. What matters: the version of this
 * code, the feature settings without gain and saturation, the clips' order, names, sizes and times
 * of change, and, if there are variants, how they are made, from which seed and which other files.
 * Where the corpus lies does not matter.
 */
final class FeatureKey {

  /** To be raised whenever the same settings give other features than before. */
  private static final int EXTRACTION_VERSION = 1;

  private final MessageDigest digest;

  private FeatureKey() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /**
   * The key of a request, 64 hexadecimal digits.
   *
   * @throws UserError if a file of the request has gone
   */
  static String of(FeatureRequest request) {
    FeatureKey key = new FeatureKey();
    FeatureSettings features = request.features();
    key.line("extraction", EXTRACTION_VERSION);
    key.line("rate", features.sampleRateHz());
    key.line("frame", features.frameSamples());
    key.line("centres", features.centreHz());
    key.line("q", features.q());
    key.line("sections", features.sections());
    key.line("compression", features.compression());
    key.line("samples", request.clipSamples());
    key.line("silence", request.silentSamples());
    key.line("variants", request.variants());
    request.clips().forEach(clip -> key.file("clip " + clip.key(), clip.path()));
    if (request.variants() > 0) {
      key.line("augment", request.augment());
      key.line("seed", request.seed());
      for (Sound noise : request.noises()) {
        key.file("noise " + noise.source(), noise.path());
      }
      for (Clip other : request.otherWords()) {
        key.file("other " + other.key(), other.path());
      }
    }
    return HexFormat.of().formatHex(key.digest.digest());
  }

  private void line(String name, Object value) {
    digest.update((name + "=" + value + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void file(String name, Path path) {
    try {
      line(
          name + " " + path.getFileName(),
          Files.size(path) + " " + Files.getLastModifiedTime(path).toMillis());
    } catch (IOException e) {
      throw new UserError(
          "The sound file " + path + " has gone since the corpus was listed; list it again.", e);
    }
  }
}
