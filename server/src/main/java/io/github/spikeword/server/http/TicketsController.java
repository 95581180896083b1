package io.github.spikeword.server.http;

import io.github.spikeword.server.protocol.EventJson;
import io.github.spikeword.server.security.Tickets;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;

/** {@code POST /v1/tickets}: one-time tickets for WebSockets, for those who know the token. */
@Controller("/v1/tickets")
class TicketsController {

  private final Tickets tickets;

  TicketsController(Tickets tickets) {
    this.tickets = tickets;
  }

  /** A ticket as the client gets it. */
  record Ticket(String ticket, long expiresInSeconds) {}

  @Post(consumes = MediaType.ALL, produces = MediaType.APPLICATION_JSON)
  HttpResponse<String> issue() {
    return HttpResponse.ok(EventJson.write(new Ticket(tickets.issue(), Tickets.LIFE.toSeconds())))
        .header("Cache-Control", "no-store");
  }
}
