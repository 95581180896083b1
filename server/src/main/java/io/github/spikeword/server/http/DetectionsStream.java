package io.github.spikeword.server.http;

import io.github.spikeword.server.session.Connection;
import io.github.spikeword.server.session.Reception;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** {@code GET /v1/detections} as server-sent events, for curl and for {@code EventSource}. */
@Controller("/v1/detections")
class DetectionsStream {

  private final Reception reception;
  private final Executor leaving;

  DetectionsStream(Reception reception, @Named(TaskExecutors.BLOCKING) ExecutorService leaving) {
    this.reception = reception;
    this.leaving = leaving;
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
    // whoever completes the sink may hold the feed, which its viewer leaves here
    connection.ifPresent(
        c -> sink.onDispose(() -> leaving.execute(() -> reception.gone(c, address))));
  }
}
