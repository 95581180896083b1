package io.github.spikeword.server.session;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.spikeword.server.protocol.EventJson;
import io.github.spikeword.server.protocol.ModelInfo;
import io.github.spikeword.server.protocol.ServerMessage;
import io.github.spikeword.server.protocol.Stamp;
import io.github.spikeword.stream.audio.SampleStream;
import io.github.spikeword.stream.event.ListeningEvent;
import io.github.spikeword.stream.session.EventSelection;
import io.github.spikeword.stream.session.ListeningSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A whole recording, listened to at once.
 *
 * @param seconds length of the sound
 * @param events what was heard, as the feed would have told it
 */
public record Recognition(ModelInfo model, double seconds, List<RawMessage> events) {

  private static final int CHUNK = 4096;

  /** A message that is JSON already. */
  public record RawMessage(@JsonRawValue @JsonValue String json) {}

  /**
   * Listens to a recording with a state of its own.
   *
   * @param session id that the messages bear
   * @param mostSeconds how long the sound may last
   * @throws Upload.TooLargeException if it is longer
   * @throws io.github.spikeword.models.UserError if the sound breaks off or is damaged
   */
  static Recognition of(ServedModel model, String session, SampleStream sound, double mostSeconds)
      throws Upload.TooLargeException {
    EventMessages messages = new EventMessages(model, session, 0);
    List<RawMessage> events = new ArrayList<>();
    long begin = System.nanoTime();
    long samples = 0;
    try (ListeningSession listening =
        new ListeningSession(
            model.bundle(),
            model.newSimulator(),
            EventSelection.NONE,
            event -> write(messages, session, event, events, begin))) {
      float[] chunk = new float[CHUNK];
      for (int count = sound.read(chunk, 0, CHUNK);
          count >= 0;
          count = sound.read(chunk, 0, CHUNK)) {
        listening.accept(chunk, 0, count);
        samples += count;
        if (samples > mostSeconds * SampleStream.SAMPLE_RATE_HZ) {
          throw new Upload.TooLargeException("A recording may last " + mostSeconds + " s.");
        }
      }
      listening.finish();
    }
    return new Recognition(
        model.info(), (double) samples / SampleStream.SAMPLE_RATE_HZ, List.copyOf(events));
  }

  private static void write(
      EventMessages messages,
      String session,
      ListeningEvent event,
      List<RawMessage> events,
      long arrivalNanos) {
    long seq = events.size() + 1L;
    double latencyMs = (System.nanoTime() - arrivalNanos) * 1e-6;
    Optional<ServerMessage> message = messages.message(event, seq, latencyMs);
    Stamp stamp = new Stamp(seq, session, messages.streamTimeMs(event), Instant.now());
    message.ifPresent(m -> events.add(new RawMessage(EventJson.write(stamp, m))));
  }
}
