package io.github.spikeword.trainer.run;

import io.github.spikeword.trainer.config.SettingsFile;
import io.github.spikeword.trainer.config.TrainSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names what a run depends on, settings and clips, by one hash. */
final class Fingerprint {

  /** SHA-256 over the settings and the keys of all clips, hexadecimal. */
  static String of(TrainSettings settings, TrainingData data) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, SettingsFile.write(settings));
      data.training().features().clips().forEach(clip -> add(digest, clip.key()));
      add(digest, "validation");
      data.validation().features().clips().forEach(clip -> add(digest, clip.key()));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private static void add(MessageDigest digest, String text) {
    digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private Fingerprint() {}
}
