package io.github.spikeword.server.http;

import io.github.spikeword.server.session.DemoRecording;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import java.net.URL;
import java.util.Optional;

/** {@code GET /v1/recording}: the bundled demonstration recording. */
@Controller("/v1/recording")
class RecordingController {

  @Get
  HttpResponse<?> recording() {
    Optional<URL> found = DemoRecording.url();
    if (found.isEmpty()) {
      return JsonErrors.answer(
          HttpStatus.NOT_FOUND, "no-recording", "This build has no demonstration recording.");
    }
    return HttpResponse.ok(new StreamedFile(found.get()))
        .contentType(MediaType.of("audio/wav"))
        .header("Cache-Control", "max-age=3600");
  }
}
