package io.github.spikeword.server.http;

import io.github.spikeword.server.session.Connection;
import io.github.spikeword.server.session.Reception;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.sse.Event;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** {@code GET /v1/detections} as server-sent events, for curl and for {@code EventSource}. */
@Controller("/v1/detections")
class DetectionsStream {

  private final Reception reception;

  DetectionsStream(Reception reception) {
    this.reception = reception;
  }

  @Get(produces = MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<String>> events(HttpRequest<?> request) {
    return Flux.create(sink -> connect(request, sink), FluxSink.OverflowStrategy.ERROR);
  }

  private void connect(HttpRequest<?> request, FluxSink<Event<String>> sink) {
    EventStreamTransport transport = new EventStreamTransport(sink);
    String address = ClientSocket.address(request);
    Optional<Connection> connection =
        DetectionsSocket.admit(reception, request, address, transport);
    connection.ifPresent(c -> sink.onDispose(() -> reception.gone(c, address)));
  }
}
