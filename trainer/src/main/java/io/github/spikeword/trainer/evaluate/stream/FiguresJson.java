package io.github.spikeword.trainer.evaluate.stream;

import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.trainer.evaluate.JsonFields;

/** Figures as the JSON documents of all judgements on recordings have them. */
public final class FiguresJson {

  private FiguresJson() {}

  /** Levels and refractory time. */
  public static JsonFields detector(DetectorSettings settings) {
    JsonFields words = new JsonFields();
    settings
        .words()
        .forEach(
            (word, levels) ->
                words.put(
                    word,
                    new JsonFields()
                        .put("threshold", levels.threshold())
                        .put("release", levels.release())));
    return new JsonFields()
        .put("words", words)
        .put("refractoryMillis", settings.refractoryMillis());
  }

  /** Figures of some recordings: by word, and all words together. */
  public static JsonFields part(StreamMetrics.Part part) {
    Exposure exposure = part.together().exposure();
    JsonFields hours = new JsonFields();
    exposure.hours().forEach((kind, value) -> hours.put(kind.field(), value));
    JsonFields words = new JsonFields();
    part.words().forEach((word, figures) -> words.put(word, figures(figures)));
    return new JsonFields()
        .put("name", part.name())
        .put("seconds", part.seconds())
        .put("hours", hours)
        .put("otherWords", exposure.otherWords())
        .put("words", words)
        .put("together", figures(part.together()));
  }

  private static JsonFields figures(WordFigures figures) {
    JsonFields falseAccepts = new JsonFields();
    for (SoundClass kind : SoundClass.values()) {
      if (kind != SoundClass.KEYWORD
          && (figures.exposure().hours(kind) > 0 || figures.tally().falseAccepts(kind) > 0)) {
        falseAccepts.put(kind.field(), JsonFields.rate(figures.falseAccepts(kind)));
      }
    }
    falseAccepts.put("all", JsonFields.rate(figures.allFalseAccepts()));
    return new JsonFields()
        .put("missed", JsonFields.share("missed", "occurrences", figures.missed()))
        .put("wrong", JsonFields.share("wrong", "occurrences", figures.wrong()))
        .put("repeats", figures.tally().repeats())
        .put("falseAccepts", falseAccepts)
        .put("acceptedOthers", JsonFields.share("accepted", "otherWords", figures.acceptedOthers()))
        .put("groups", figures.tally().groups())
        .put("latencyMillis", JsonFields.sample(figures.latency()));
  }
}
