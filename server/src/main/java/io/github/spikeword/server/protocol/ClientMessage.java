package io.github.spikeword.server.protocol;

import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** What a client says. */
public sealed interface ClientMessage {

  /**
   * Changes settings; what is absent stays as it is.
   *
   * @param events chosen types beside those that are always sent
   * @param scoreEveryMs least time between two scores, milliseconds of stream time
   * @param activityEverySteps steps in one activity message
   * @param words new levels per keyword
   * @param refractoryMillis time after a detection during which none follows
   * @param model another bundle
   * @param mismatch another virtual chip
   */
  record Configure(
      Optional<Set<MessageType>> events,
      OptionalDouble scoreEveryMs,
      OptionalInt activityEverySteps,
      Map<String, WordLevels> words,
      OptionalDouble refractoryMillis,
      Optional<String> model,
      Optional<Mismatch> mismatch)
      implements ClientMessage {

    /** Changes nothing. */
    public static final Configure NOTHING =
        new Configure(
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            Map.of(),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty());

    /** Whether anything but what this connection is shown changes. */
    public boolean touchesTheSession() {
      return !words.isEmpty()
          || refractoryMillis.isPresent()
          || model.isPresent()
          || mismatch.isPresent();
    }
  }

  /**
   * One draw of chip mismatch.
   *
   * @param leak standard deviation relative to the leak, 0 to 1; with {@code threshold} 0: the
   *     nominal chip
   * @param threshold standard deviation relative to the threshold, 0 to 1
   * @param seed which draw
   */
  record Mismatch(double leak, double threshold, long seed) {}

  /**
   * Sound will follow.
   *
   * @param rate samples per second of a channel, 8000 to 192000
   * @param channels 1 to 8, interleaved
   * @param configure settings from the start
   */
  record Start(int rate, int channels, Configure configure) implements ClientMessage {}

  /** No more sound. */
  record Finish() implements ClientMessage {}

  /** A type that this version does not know; it is answered by an error that ends nothing. */
  record Unknown(String type) implements ClientMessage {}
}
