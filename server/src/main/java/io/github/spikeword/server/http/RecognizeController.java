package io.github.spikeword.server.http;

import io.github.spikeword.models.UserError;
import io.github.spikeword.server.protocol.EventJson;
import io.github.spikeword.server.session.Reception;
import io.github.spikeword.server.session.Recognition;
import io.github.spikeword.server.session.ServedModel;
import io.github.spikeword.server.session.SourceKind;
import io.github.spikeword.stream.audio.AudioFiles;
import io.github.spikeword.stream.audio.SampleStream;
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
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
      @Nullable @Body InputStream body, @QueryValue Optional<String> model) throws IOException {
    Optional<ServedModel> chosen =
        model.isEmpty()
            ? Optional.of(reception.models().current())
            : reception.models().find(model.get());
    if (chosen.isEmpty()) {
      return JsonErrors.answer(HttpStatus.NOT_FOUND, "unknown-model", "There is no such model.");
    }
    if (body == null) {
      return JsonErrors.answer(
          HttpStatus.BAD_REQUEST, "bad-audio", "The body must be a WAV or FLAC file; it is empty.");
    }
    if (!room.tryAcquire()) {
      return JsonErrors.answer(
              HttpStatus.SERVICE_UNAVAILABLE,
              "too-many-recognitions",
              "As many recordings as allowed are being recognised; try again soon.")
          .header("Retry-After", "2");
    }
    try {
      return recognize(body, chosen.get());
    } finally {
      room.release();
    }
  }

  private HttpResponse<String> recognize(InputStream body, ServedModel model) throws IOException {
    // the reader of sound files wants a file; it is gone before the answer leaves
    Path upload = Files.createTempFile("spikeword-", ".upload");
    try {
      if (!store(body, upload)) {
        return JsonErrors.answer(
            HttpStatus.REQUEST_ENTITY_TOO_LARGE,
            "upload-too-large",
            "A recording may have " + reception.limits().uploadBytes() + " bytes.");
      }
      try (SampleStream sound = AudioFiles.open(upload)) {
        String session = reception.newFeed(SourceKind.RECORDING).id();
        Recognition heard = Recognition.of(model, session, sound);
        reception.metrics().recognised(heard.seconds());
        return HttpResponse.ok(EventJson.write(heard));
      }
    } catch (UserError e) {
      String message = String.valueOf(e.getMessage()).replace(upload.toString(), "The body");
      return JsonErrors.answer(HttpStatus.UNPROCESSABLE_ENTITY, "bad-audio", message);
    } finally {
      Files.deleteIfExists(upload);
    }
  }

  private boolean store(InputStream body, Path file) throws IOException {
    long left = reception.limits().uploadBytes();
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
        left -= count;
        if (left < 0) {
          return false;
        }
        out.write(buffer, 0, count);
      }
    }
    return true;
  }
}
