package io.github.spikeword.trainer.evaluate;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.trainer.corpus.Corpus;
import io.github.spikeword.trainer.corpus.Sound;
import io.github.spikeword.trainer.corpus.SoundSides;
import io.github.spikeword.trainer.corpus.SoundSplit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle says about the clips and sounds that trained it, so that none of them judges it. A
 * bundle that says nothing is taken to keep to the corpus's own partition and to have heard no
 * recorded noise.
 *
 * @param splitMethod the setting {@code split.method}, in lower case
 * @param sounds how speech, noise and music were divided, if any of it was heard in training
 */
public record TrainedOn(String splitMethod, Optional<SoundSplit> sounds) {

  private static final String OFFICIAL = "official";

  /** What the bundle's manifest says. */
  public static TrainedOn of(Bundle bundle) {
    Object settings = bundle.training().get("settings");
    String method =
        at(settings, "split", "method") instanceof String text
            ? text.toLowerCase(Locale.ROOT)
            : OFFICIAL;
    Object sides = at(settings, "stream", "sounds");
    if (sides != null) {
      SoundSplit split =
          new SoundSplit(
              names(at(sides, "development")),
              names(at(sides, "training")),
              names(at(sides, "excluded")));
      return new TrainedOn(method, Optional.of(split));
    }
    boolean noise =
        at(settings, "data", "augment", "noise", "recordedShare") instanceof Number share
            && share.doubleValue() > 0;
    return new TrainedOn(method, noise ? Optional.of(SoundSplit.FILE_BY_FILE) : Optional.empty());
  }

  /** A sentence for whoever judges the model on the corpus's own partition, if it needs one. */
  public Optional<String> caution() {
    return splitMethod.equals(OFFICIAL)
        ? Optional.empty()
        : Optional.of(
            "Caution: this model was trained with split.method '"
                + splitMethod
                + "', not with the corpus's own partition. It may have heard these clips or their"
                + " speakers, so the figures flatter it.");
  }

  /** The corpus's recordings of a kind that did not train it. */
  public List<Sound> unheard(Corpus corpus, Sound.Kind kind) {
    List<Sound> all = corpus.sounds();
    return sounds.map(split -> SoundSides.of(all, split).development()).orElse(all).stream()
        .filter(sound -> sound.kind() == kind)
        .toList();
  }

  private static @Nullable Object at(@Nullable Object value, String... names) {
    Object at = value;
    for (String name : names) {
      at = at instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return at;
  }

  private static List<String> names(@Nullable Object list) {
    return list instanceof List<?> values
        ? values.stream().map(String::valueOf).toList()
        : List.of();
  }
}
