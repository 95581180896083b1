package io.github.spikeword.server.http;

import io.github.spikeword.server.protocol.EventJson;
import io.github.spikeword.server.session.ModelDocuments;
import io.github.spikeword.server.session.ModelStore;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code GET /v1/models}: the bundles and what is in them. */
@Controller("/v1/models")
@ExecuteOn(TaskExecutors.BLOCKING) // bundles are read from disk
class ModelsController {

  private final ModelStore models;

  ModelsController(ModelStore models) {
    this.models = models;
  }

  @Get(produces = MediaType.APPLICATION_JSON)
  String all() {
    return EventJson.write(ModelDocuments.list(models));
  }

  @Get(uri = "/{name}", produces = MediaType.APPLICATION_JSON)
  HttpResponse<String> one(@PathVariable String name) {
    return models
        .find(name)
        .<HttpResponse<String>>map(
            model -> HttpResponse.ok(EventJson.write(ModelDocuments.full(model))))
        .orElseGet(
            () ->
                JsonErrors.answer(
                    HttpStatus.NOT_FOUND,
                    "unknown-model",
                    "There is no such model, or it is damaged; there are "
                        + String.join(", ", models.names())
                        + "."));
  }
}
