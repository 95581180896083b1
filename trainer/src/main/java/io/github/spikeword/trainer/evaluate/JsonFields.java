package io.github.spikeword.trainer.evaluate;

import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.statistics.Interval;
import io.github.spikeword.trainer.statistics.Rate;
import io.github.spikeword.trainer.statistics.Sample;
import io.github.spikeword.trainer.statistics.Share;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of one JSON object, in order. JSON knows neither infinity nor not-a-number, so such a
 * number's field is left out.
 */
public final class JsonFields {

  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** Adds a field. */
  public JsonFields put(String name, Object value) {
    if (!(value instanceof Double number) || Double.isFinite(number)) {
      fields.put(name, value);
    }
    return this;
  }

  /** Adds an object. */
  public JsonFields put(String name, JsonFields value) {
    return put(name, value.map());
  }

  /** The fields so far. */
  public Map<String, Object> map() {
    return fields;
  }

  /** An interval as a list of two numbers; of one where there is no upper bound. */
  public static List<Double> interval(Interval interval) {
    return Double.isFinite(interval.high())
        ? List.of(interval.low(), interval.high())
        : List.of(interval.low());
  }

  /** A share: what it counts, of how many, the quotient and its Wilson interval. */
  public static JsonFields share(String part, String whole, Share share) {
    return new JsonFields()
        .put(part, share.part())
        .put(whole, share.whole())
        .put("share", share.value())
        .put("wilson95", interval(share.wilson95()));
  }

  /** A rate: count, hours, count an hour and its Poisson interval. */
  public static JsonFields rate(Rate rate) {
    return new JsonFields()
        .put("count", rate.events())
        .put("hours", rate.hours())
        .put("perHour", rate.perHour())
        .put("poisson95", interval(rate.poisson95()));
  }

  /** A sample by size, mean, deviation and quantiles. */
  public static JsonFields sample(Sample sample) {
    return new JsonFields()
        .put("count", sample.size())
        .put("mean", sample.mean())
        .put("deviation", sample.deviation())
        .put("min", sample.min())
        .put("p05", sample.quantile(0.05))
        .put("median", sample.median())
        .put("p95", sample.quantile(0.95))
        .put("max", sample.max());
  }

  /** Skipped files with their reasons. */
  public static List<Map<String, Object>> broken(List<BrokenFile> files) {
    return files.stream()
        .map(
            file ->
                new JsonFields()
                    .put("path", file.path().toString())
                    .put("reason", file.reason())
                    .map())
        .toList();
  }
}
