package io.github.spikeword.server.session;

import io.github.spikeword.server.protocol.FinishReason;
import io.github.spikeword.server.protocol.ServerMessage;
import io.github.spikeword.stream.event.ListeningEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says what a session heard in the protocol's words: steps become milliseconds, spikes become an
 * energy. The feed, the console and {@code recognize} all translate here. Immutable.
 *
 * <p>A session that changes its model begins to count steps anew; the offsets keep stream time
 * going on.
 */
public final class EventMessages {

  private final ServedModel model;
  private final String session;
  private final double baseMillis;
  private final double stepMillis;

  /**
   * @param session id of the session
   * @param baseMillis stream time at which the model's step 0 began
   */
  public EventMessages(ServedModel model, String session, double baseMillis) {
    this.model = model;
    this.session = session;
    this.baseMillis = baseMillis;
    this.stepMillis = model.bundle().network().stepMillis();
  }

  /**
   * Stream time at which an event is known: the end of its step; of the end and of a gap, its
   * start.
   */
  public double streamTimeMs(ListeningEvent event) {
    boolean atStart = event instanceof ListeningEvent.End || event instanceof ListeningEvent.Gap;
    return atStart ? startMillis(event.step()) : endMillis(event.step());
  }

  /**
   * The message for an event.
   *
   * @param seq number of the message in its session
   * @param latencyMs time from the arrival of the event's last sample until now
   * @return empty for activity, which is sent in batches, see {@link ActivityBatch}
   */
  public Optional<ServerMessage> message(ListeningEvent event, long seq, double latencyMs) {
    if (event instanceof ListeningEvent.Detection d) {
      return Optional.of(detection(d, seq, latencyMs));
    } else if (event instanceof ListeningEvent.Suppressed s) {
      return Optional.of(suppressed(s));
    } else if (event instanceof ListeningEvent.Score s) {
      return Optional.of(new ServerMessage.Score(byWord(s.scores())));
    } else if (event instanceof ListeningEvent.Level l) {
      return Optional.of(new ServerMessage.Level(l.rms(), l.peak(), l.peak() >= 1));
    } else if (event instanceof ListeningEvent.Gap g) {
      return Optional.of(new ServerMessage.Gap(g.lostSamples(), text(g.cause())));
    } else if (event instanceof ListeningEvent.End e) {
      return Optional.of(new ServerMessage.Finished(e.samples(), FinishReason.END_OF_SOUND));
    }
    return Optional.empty();
  }

  private ServerMessage detection(ListeningEvent.Detection d, long seq, double latencyMs) {
    return new ServerMessage.Detection(
        session + "-" + seq,
        d.word(),
        d.score(),
        d.peak(),
        d.threshold(),
        startMillis(d.onsetStep()),
        endMillis(d.peakStep()),
        endMillis(d.step()),
        latencyMs,
        model.sha256(),
        ServedModel.energyNanojoules(d.spikes()));
  }

  private ServerMessage suppressed(ListeningEvent.Suppressed s) {
    return new ServerMessage.Suppressed(
        s.word(),
        s.peak(),
        s.threshold(),
        startMillis(s.onsetStep()),
        endMillis(s.peakStep()),
        text(s.reason()));
  }

  private Map<String, Double> byWord(List<Double> scores) {
    List<String> keywords = model.info().keywords();
    Map<String, Double> byWord = new LinkedHashMap<>();
    for (int k = 0; k < scores.size(); k++) {
      byWord.put(keywords.get(k), scores.get(k));
    }
    return byWord;
  }

  /** Stream time at the end of the last whole step of so many samples. */
  public double millisOf(long samples) {
    return samples / model.bundle().features().frameSamples() * stepMillis;
  }

  private double startMillis(long step) {
    return baseMillis + step * stepMillis;
  }

  private double endMillis(long step) {
    return baseMillis + (step + 1) * stepMillis;
  }

  /** Steps of the session before the model's step 0. */
  public long baseSteps() {
    return Math.round(baseMillis / stepMillis);
  }

  /** The protocol writes names in lower case with dashes. */
  static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
