package io.github.spikeword.server.http;

import io.github.spikeword.server.session.Transport;
import io.micronaut.http.sse.Event;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.FluxSink;

/** A stream of server-sent events as a wire: a message leaves when the client has room for it. */
final class EventStreamTransport implements Transport {

  /** Every message begins with its type and its number. */
  private static final Pattern HEAD =
      Pattern.compile("\\{\"type\":\"([a-z]+)\",\"seq\":(\\d+),.*", Pattern.DOTALL);

  private record Waiting(String text, CompletableFuture<Void> sent) {}

  private final FluxSink<Event<String>> sink;
  private @Nullable Waiting waiting;

  EventStreamTransport(FluxSink<Event<String>> sink) {
    this.sink = sink;
    sink.onRequest(n -> flush());
  }

  @Override
  public CompletionStage<?> send(String text) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    synchronized (this) {
      waiting = new Waiting(text, sent);
    }
    flush();
    return sent;
  }

  private void flush() {
    Waiting now;
    synchronized (this) {
      if (waiting == null || sink.requestedFromDownstream() == 0) {
        return;
      }
      now = waiting;
      waiting = null;
      sink.next(event(now.text()));
    }
    now.sent().complete(null);
  }

  private static Event<String> event(String text) {
    Event<String> event = Event.of(text);
    Matcher head = HEAD.matcher(text);
    return head.matches() ? event.name(head.group(1)).id(head.group(2)) : event;
  }

  @Override
  public void close(int code, String reason) {
    sink.complete();
  }
}
