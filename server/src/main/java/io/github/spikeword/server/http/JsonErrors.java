package io.github.spikeword.server.http;

import io.github.spikeword.server.protocol.EventJson;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Answers what fails with a code and a sentence, and tells nothing about the inside. */
@Singleton
@Primary
class JsonErrors implements ErrorResponseProcessor<String> {

  /** An error as the client gets it. */
  record Problem(String code, String message) {}

  @Override
  public MutableHttpResponse<String> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpStatus status = response.status();
    String message =
        context.getErrors().isEmpty() || status.getCode() >= 500
            ? status.getReason() + "."
            : context.getErrors().get(0).getMessage();
    return problem(response, status.name().toLowerCase(Locale.ROOT).replace('_', '-'), message);
  }

  private static MutableHttpResponse<String> problem(
      MutableHttpResponse<?> response, String code, String message) {
    return response
        .body(EventJson.write(new Problem(code, message)))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  /** An answer with a code and a sentence. */
  static MutableHttpResponse<String> answer(HttpStatus status, String code, String message) {
    return problem(HttpResponse.status(status), code, message);
  }
}
