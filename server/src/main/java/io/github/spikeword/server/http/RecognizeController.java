package io.github.spikeword.server.http;

import io.github.spikeword.models.UserError;
import io.github.spikeword.server.protocol.EventJson;
import io.github.spikeword.server.session.Reception;
import io.github.spikeword.server.session.Recognition;
import io.github.spikeword.server.session.ServedModel;
import io.github.spikeword.server.session.SourceKind;
import io.github.spikeword.server.session.Upload;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/recognize}: a recording in, everything that is heard in it out. */
@Controller("/v1/recognize")
@ExecuteOn(TaskExecutors.BLOCKING)
class RecognizeController {

  private final Reception reception;
  private final Semaphore room;

  RecognizeController(Reception reception) {
    this.reception = reception;
    room = new Semaphore(reception.limits().recognitions());
  }

  @Post(consumes = MediaType.ALL, produces = MediaType.APPLICATION_JSON)
  HttpResponse<String> recognize(
      HttpRequest<?> request, @Nullable @Body InputStream body, @QueryValue Optional<String> model)
      throws IOException {
    if (body == null) {
      return JsonErrors.answer(
          HttpStatus.BAD_REQUEST, "bad-audio", "The body must be a WAV or FLAC file; it is empty.");
    }
    long bytes = request.getContentLength();
    OptionalLong length = bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    try (body) { // what is left of it is dropped: a client that still sends reads no answer
      return answer(new Upload(body, length, reception.limits()), model);
    } catch (Upload.TooLargeException e) {
      return JsonErrors.answer(
          HttpStatus.REQUEST_ENTITY_TOO_LARGE, "upload-too-large", String.valueOf(e.getMessage()));
    } catch (Upload.TooSlowException e) {
      return JsonErrors.answer(
              HttpStatus.REQUEST_TIMEOUT, "upload-too-slow", String.valueOf(e.getMessage()))
          .header("Connection", "close"); // what may still come is not waited for
    } catch (UserError e) {
      return JsonErrors.answer(
          HttpStatus.UNPROCESSABLE_ENTITY, "bad-audio", String.valueOf(e.getMessage()));
    }
  }

  private HttpResponse<String> answer(Upload upload, Optional<String> model)
      throws IOException, Upload.TooLargeException, Upload.TooSlowException {
    Optional<ServedModel> chosen =
        model.isEmpty()
            ? Optional.of(reception.models().current())
            : reception.models().find(model.get());
    if (chosen.isEmpty()) {
      upload.takeRest();
      return JsonErrors.answer(HttpStatus.NOT_FOUND, "unknown-model", "There is no such model.");
    }
    if (!room.tryAcquire()) {
      upload.takeRest();
      return JsonErrors.answer(
              HttpStatus.SERVICE_UNAVAILABLE,
              "too-many-recognitions",
              "As many recordings as allowed are being recognised; try again soon.")
          .header("Retry-After", "2");
    }
    try {
      String session = reception.newFeed(SourceKind.RECORDING).id();
      Recognition heard = upload.recognise(chosen.get(), session);
      reception.metrics().recognised(heard.seconds());
      return HttpResponse.ok(EventJson.write(heard));
    } finally {
      room.release();
    }
  }
}
