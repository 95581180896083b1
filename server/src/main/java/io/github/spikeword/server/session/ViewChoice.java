package io.github.spikeword.server.session;

import io.github.spikeword.server.protocol.ClientMessage.Configure;
import io.github.spikeword.server.protocol.MessageType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What one client is shown.
 *
 * @param events chosen types beside those that are always sent
 * @param scoreEveryMs least stream time between two scores, milliseconds
 * @param activityEverySteps steps in one activity message
 */
public record ViewChoice(Set<MessageType> events, double scoreEveryMs, int activityEverySteps) {

  /** For clients that do not choose: 25 scores a second, no activity. */
  public static final ViewChoice DEFAULT = new ViewChoice(MessageType.DEFAULT_CHOICE, 40, 4);

  public ViewChoice {
    events = Set.copyOf(events);
  }

  /** Whether the client gets messages of this type. */
  public boolean includes(MessageType type) {
    return type.isAlwaysSent() || events.contains(type);
  }

  /** The choice after a change. */
  public ViewChoice with(Configure change) {
    return new ViewChoice(
        change.events().orElse(events),
        change.scoreEveryMs().orElse(scoreEveryMs),
        change.activityEverySteps().orElse(activityEverySteps));
  }

  /** All types that will be sent, in the order of the protocol's table. */
  public List<MessageType> all() {
    return Arrays.stream(MessageType.values()).filter(this::includes).toList();
  }
}
