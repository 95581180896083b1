package io.github.spikeword.server.session;

import io.github.spikeword.models.network.SpikeFrame;
import io.github.spikeword.server.protocol.ServerMessage;
import io.github.spikeword.stream.event.ListeningEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers consecutive steps of activity, with the scores of the same steps, for one client. Used by
 * one thread at a time.
 */
final class ActivityBatch {

  private final List<List<Float>> input = new ArrayList<>();
  private final List<List<String>> spikes = new ArrayList<>();
  private final List<List<Double>> scores = new ArrayList<>();
  private ListeningEvent.@Nullable Activity waiting;
  private long firstStep;

  /** Holds a step's activity until its score comes. */
  void add(ListeningEvent.Activity activity) {
    waiting = activity;
  }

  /**
   * Completes a step.
   *
   * @param everySteps how many steps make a message
   * @param baseSteps steps of the session before the model's step 0
   * @return the message, when enough steps are together
   */
  Optional<ServerMessage> add(ListeningEvent.Score score, int everySteps, long baseSteps) {
    ListeningEvent.Activity activity = waiting;
    waiting = null;
    if (activity == null || activity.step() != score.step()) {
      return Optional.empty();
    }
    if (firstStep + input.size() != activity.step()) {
      clear();
    }
    if (input.isEmpty()) {
      firstStep = activity.step();
    }
    input.add(activity.input());
    spikes.add(hex(activity.spikes()));
    scores.add(score.scores());
    if (input.size() < everySteps) {
      return Optional.empty();
    }
    ServerMessage message =
        new ServerMessage.Activity(
            baseSteps + firstStep, List.copyOf(input), List.copyOf(spikes), List.copyOf(scores));
    clear();
    return Optional.of(message);
  }

  private void clear() {
    input.clear();
    spikes.clear();
    scores.clear();
  }

  private static List<String> hex(SpikeFrame frame) {
    List<String> stages = new ArrayList<>(frame.stages());
    for (int s = 0; s < frame.stages(); s++) {
      stages.add(frame.hex(s));
    }
    return stages;
  }
}
