package io.github.spikeword.stream.graph;

import io.github.spikeword.stream.event.ListeningEvent;

/**
 * An event on its way through the graph.
 *
 * @param event what was heard
 * @param arrivalNanos when the last sample that led to it reached this process, on the clock of
 *     {@link System#nanoTime()}
 */
public record Heard(ListeningEvent event, long arrivalNanos) {

  /**
   * Whether the event is one of a steady flow of pictures, of which a slow listener can miss some:
   * levels, scores and activity.
   */
  public boolean isDroppable() {
    return event instanceof ListeningEvent.Level
        || event instanceof ListeningEvent.Score
        || event instanceof ListeningEvent.Activity;
  }
}
