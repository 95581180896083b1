package io.github.spikeword.server.http;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.OptionalLong;

/** From which event on a client wants to be told: {@code resumeFrom} or {@code Last-Event-ID}. */
final class ResumePoint {

  static OptionalLong of(HttpRequest<?> request) {
    Optional<String> text =
        Optional.ofNullable(request.getParameters().get("resumeFrom"))
            .or(() -> Optional.ofNullable(request.getHeaders().get("Last-Event-ID")));
    // anything else is no number of an event, so there is nothing to resume from
    return text.filter(t -> t.matches("\\d{1,18}"))
        .map(t -> OptionalLong.of(Long.parseLong(t)))
        .orElse(OptionalLong.empty());
  }

  private ResumePoint() {}
}
