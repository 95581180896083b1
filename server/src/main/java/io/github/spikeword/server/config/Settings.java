package io.github.spikeword.server.config;

import java.util.Map;

/** A value for every setting, with its origin. Immutable. */
public final class Settings {

  /**
   * A setting as it stands.
   *
   * @param text what was written
   * @param value what it means
   * @param origin who wrote it
   */
  public record Resolved(String text, Object value, Origin origin) {}

  private final Map<String, Resolved> values;

  Settings(Map<String, Resolved> values) {
    this.values = Map.copyOf(values);
  }

  /** The value of a setting. */
  @SuppressWarnings("unchecked") // the reader parsed it with the setting's own parser
  public <T> T get(Setting<T> setting) {
    return (T) resolved(setting).value();
  }

  /** The value with its text and origin. */
  public Resolved resolved(Setting<?> setting) {
    Resolved resolved = values.get(setting.name());
    if (resolved == null) {
      throw new IllegalArgumentException("There is no setting '" + setting.name() + "'.");
    }
    return resolved;
  }

  /** The text for listings: secrets are replaced by a remark whether they are set. */
  public String display(Setting<?> setting) {
    String text = resolved(setting).text();
    if (!setting.secret()) {
      return text;
    }
    return text.isEmpty() ? "" : "(set, not shown)";
  }
}
