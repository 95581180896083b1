package io.github.spikeword.models.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A part of the provenance, which is free in form: what is not there, or is something else than
 * asked for, is simply absent.
 *
 * @param values JSON values by name, in their order
 */
record Facts(Map<String, Object> values) {

  /** The facts in a value; none if it is no JSON object. */
  static Facts of(@Nullable Object value) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, content) -> values.put(String.valueOf(key), content));
    }
    return new Facts(values);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** The facts below a name; none if there is no such object. */
  Facts at(String name) {
    return of(values.get(name));
  }

  /** The objects of a list; none if there is no such list. */
  List<Facts> list(String name) {
    List<Facts> entries = new ArrayList<>();
    if (values.get(name) instanceof List<?> list) {
      list.forEach(entry -> entries.add(of(entry)));
    }
    return entries;
  }

  OptionalDouble number(String name) {
    return values.get(name) instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  /** A number that is surely written wherever its neighbours are. */
  double require(String name) {
    return number(name).orElse(Double.NaN);
  }

  Optional<String> text(String name) {
    return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** A list of two numbers in hundredths, for example {@code 96.1 to 99.5}; empty text if none. */
  String percentInterval(String name) {
    return values.get(name) instanceof List<?> bounds
            && bounds.size() == 2
            && bounds.get(0) instanceof Number low
            && bounds.get(1) instanceof Number high
        ? CardText.format("%.1f to %.1f", 100 * low.doubleValue(), 100 * high.doubleValue())
        : "";
  }

  /** A share of clips, for example {@code 98.65 % (220 of 223)}. */
  String share(String part, String whole) {
    double all = require(whole);
    return CardText.format("%.2f %% (%.0f of %.0f)", 100 * require(part) / all, require(part), all);
  }
}
