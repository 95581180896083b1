package io.github.spikeword.server.session;

import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import io.github.spikeword.server.protocol.BadMessageException;
import io.github.spikeword.server.protocol.ClientMessage.Configure;
import io.github.spikeword.server.protocol.MessageType;
import io.github.spikeword.stream.session.EventSelection;
import java.util.LinkedHashMap;
import java.util.Map;

/** From what clients ask for to what a session is told. */
final class Tuning {

  /** A level is shown every 64 ms at 8 ms a step. */
  private static final int LEVEL_EVERY_STEPS = 8;

  /**
   * The detector's settings after a change.
   *
   * @throws BadMessageException if the change names a word that the model does not detect
   */
  static DetectorSettings merge(DetectorSettings now, Configure change) throws BadMessageException {
    Map<String, WordLevels> words = new LinkedHashMap<>(now.words());
    for (Map.Entry<String, WordLevels> word : change.words().entrySet()) {
      if (words.replace(word.getKey(), word.getValue()) == null) {
        throw new BadMessageException(
            "The model detects "
                + String.join(", ", words.keySet())
                + "; there is no such word as the one in field 'words'.");
      }
    }
    return new DetectorSettings(words, change.refractoryMillis().orElse(now.refractoryMillis()));
  }

  /**
   * The model after a change.
   *
   * @throws BadMessageException if there is no model of the name
   */
  static ServedModel modelAfter(ServedModel now, Configure change, ModelStore models)
      throws BadMessageException {
    if (change.model().isEmpty() || change.model().get().equals(now.bundle().name())) {
      return now;
    }
    String name = change.model().get();
    return models
        .find(name)
        .orElseThrow(
            () ->
                new BadMessageException(
                    "There is no model '"
                        + name
                        + "'; there are "
                        + String.join(", ", models.names())
                        + "."));
  }

  /** What a session must tell for its viewers' sake. */
  static EventSelection selection(Feed feed) {
    boolean activity = feed.wants(MessageType.ACTIVITY);
    return new EventSelection(
        feed.wants(MessageType.LEVEL) ? LEVEL_EVERY_STEPS : 0,
        activity || feed.wants(MessageType.SCORE) ? 1 : 0,
        activity ? 1 : 0);
  }

  private Tuning() {}
}
