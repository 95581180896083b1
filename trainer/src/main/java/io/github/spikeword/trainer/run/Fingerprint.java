package io.github.spikeword.trainer.run;

import io.github.spikeword.trainer.config.SettingsFile;
import io.github.spikeword.trainer.config.TrainSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names what a run depends on, settings and recordings, by one hash. */
public final class Fingerprint {

  /**
   * SHA-256, hexadecimal.
   *
   * @param inputs names of everything that is trained and judged on, in order
   */
  public static String of(TrainSettings settings, List<String> inputs) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, SettingsFile.write(settings));
      inputs.forEach(input -> add(digest, input));
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
