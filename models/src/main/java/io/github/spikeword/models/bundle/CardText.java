package io.github.spikeword.models.bundle;

import io.github.spikeword.models.json.JsonText;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the parts of a model card put values into words. */
final class CardText {

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** A level of a score, to thousandths. */
  static String level(double value) {
    return text(Math.round(1000 * value) / 1000.0);
  }

  /** Words in quotation marks, the last two joined by "or": {@code "yes" or "no"}. */
  static String choice(List<String> words) {
    List<String> quoted = words.stream().map(word -> "\"" + word + "\"").toList();
    int last = quoted.size() - 1;
    return last < 1
        ? String.join("", quoted)
        : String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
  }

  /** Adds a value as an item of a list, with its own items below. */
  static void item(StringBuilder card, int depth, String key, @Nullable Object value) {
    card.append("  ".repeat(depth)).append("- ").append(words(key)).append(':');
    if (value instanceof Map<?, ?> map) {
      card.append('\n');
      map.forEach((k, v) -> item(card, depth + 1, String.valueOf(k), v));
    } else {
      card.append(' ').append(text(value)).append('\n');
    }
  }

  /** Numbers as in the manifest, whatever the Java version; lists with commas. */
  static String text(@Nullable Object value) {
    if (value instanceof Number number) {
      return JsonText.write(number).strip();
    }
    if (value instanceof Collection<?> values) {
      return String.join(", ", values.stream().map(CardText::text).toList());
    }
    return String.valueOf(value);
  }

  /** A camel-case name as words; a key that is words already stays as it is. */
  private static String words(String key) {
    return key.indexOf(' ') >= 0
        ? key
        : key.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }

  private CardText() {}
}
