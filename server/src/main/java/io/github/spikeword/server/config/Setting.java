package io.github.spikeword.server.config;

import java.util.Locale;

/**
 * One thing that can be set.
 *
 * @param name dotted name with its unit, for example {@code limits.idle-seconds}
 * @param description what it does, one sentence, for {@code config show}
 * @param defaultText value when nobody says, in the form a user would write
 * @param secret whether the value is kept out of every listing
 * @param parser turns text into the value
 */
public record Setting<T>(
    String name, String description, String defaultText, boolean secret, ValueParser<T> parser) {

  /** A setting whose value may be shown. */
  static <T> Setting<T> open(
      String name, String description, String defaultText, ValueParser<T> parser) {
    return new Setting<>(name, description, defaultText, false, parser);
  }

  /** A setting whose value is never shown. */
  static <T> Setting<T> secret(
      String name, String description, String defaultText, ValueParser<T> parser) {
    return new Setting<>(name, description, defaultText, true, parser);
  }

  /**
   * Environment variable that sets it: {@code limits.idle-seconds} is
   * SPIKEWORD_LIMITS_IDLE_SECONDS.
   */
  public String environmentName() {
    return "SPIKEWORD_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
