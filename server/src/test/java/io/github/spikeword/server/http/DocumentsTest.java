package io.github.spikeword.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.spikeword.models.bundle.BundleLocator;
import io.github.spikeword.server.config.KnownSettings;
import io.github.spikeword.server.protocol.EventJson;
import io.github.spikeword.server.session.ModelDocuments;
import io.github.spikeword.server.session.ModelLibrary;
import io.github.spikeword.server.testing.Http;
import io.github.spikeword.server.testing.Schemas;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.Tones;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DocumentsTest {

  private static SpikewordServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start("limits.upload-bytes", "200000");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> get(String path) {
    return Http.get(server.uri(), path);
  }

  @Test
  void recognisesARecordingOfAnotherRate() {
    byte[] wav = Tones.wav(Tones.speakAt(22_050, "-", "yes", "no", "-"), 22_050);
    HttpResponse<String> response = Http.post(server.uri(), "/v1/recognize", wav);
    JsonNode answer = Http.json(response);

    assertThat(response.statusCode()).isEqualTo(200);
    Schemas.check("recognition", answer);
    answer.path("events").forEach(Schemas::check);
    assertThat(answer.path("seconds").asDouble()).isEqualTo(4.0);
    assertThat(answer.path("events"))
        .filteredOn(e -> e.path("type").asText().equals("detection"))
        .extracting(e -> e.path("word").asText())
        .containsExactly("yes", "no");
  }

  @Test
  void refusesWhatIsNoRecordingAndSaysWhy() {
    for (byte[] body : List.of("just text".getBytes(StandardCharsets.UTF_8), new byte[0])) {
      HttpResponse<String> response = Http.post(server.uri(), "/v1/recognize", body);

      assertThat(response.statusCode()).isBetween(400, 422);
      Schemas.check("problem", Http.json(response));
      assertThat(Http.json(response).path("code").asText()).isEqualTo("bad-audio");
      assertThat(response.body()).doesNotContain("/tmp").doesNotContain("Exception");
    }
  }

  @Test
  void refusesARecordingThatIsTooLarge() {
    HttpResponse<String> response = Http.post(server.uri(), "/v1/recognize", new byte[200_001]);

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(Http.json(response).path("code").asText()).isEqualTo("upload-too-large");
  }

  @Test
  void refusesAModelThatIsNotThere() {
    assertThat(get("/v1/models/nobody").statusCode()).isEqualTo(404);
    assertThat(Http.json(get("/v1/models/nobody")).path("message").asText()).contains("tones");
    assertThat(Http.post(server.uri(), "/v1/recognize?model=nobody", new byte[9]).statusCode())
        .isEqualTo(404);
  }

  @Test
  void listsTheModels() {
    JsonNode list = Http.json(get("/v1/models"));

    Schemas.checkClosed("model-list", list);
    assertThat(list.path("current").asText()).isEqualTo("tones");
    assertThat(list.path("models"))
        .extracting(m -> m.path("name").asText())
        .contains("tones", "tones-two");
    assertThat(list.at("/models/0/sha256").asText()).matches("[0-9a-f]{64}");
  }

  @Test
  void describesAModelWithItsChipAndItsRules() {
    JsonNode model = Http.json(get("/v1/models/tones"));

    Schemas.checkClosed("model-document", model, "model");
    assertThat(model.path("description").asText()).isEqualTo("Knows two tones.");
    assertThat(model.path("bias")).hasSize(2);
    assertThat(model.at("/detector/words/yes/threshold").asDouble()).isEqualTo(4);
    assertThat(model.at("/chip/cores").toString())
        .isEqualTo(
            "[{\"core\":1,\"neurons\":50},{\"core\":2,\"neurons\":50},{\"core\":3,\"neurons\":100}]");
    assertThat(model.at("/rules/rules")).hasSizeGreaterThan(4);
    assertThat(model.at("/rules/passed").asBoolean()).isTrue();
    assertThat(model.path("energyPerSpikeNanojoules").asDouble()).isCloseTo(4.205e-3, within(1e-9));
    assertThat(model.at("/operatingPoints/yes/0/threshold").isNumber()).isTrue();
    assertThat(model.has("operatingPointsSource")).isFalse();
  }

  @Test
  void describesEveryShippedModelAsTheSchemaSays() throws IOException {
    ModelLibrary shipped =
        new ModelLibrary(BundleLocator.standard(), KnownSettings.MODEL.defaultText());
    assertThat(shipped.names()).isNotEmpty();
    for (String name : shipped.names()) {
      String json = EventJson.write(ModelDocuments.full(shipped.find(name).orElseThrow()));
      Schemas.checkClosed("model-document", new ObjectMapper().readTree(json), "model");
    }
  }

  @Test
  void servesThePageAndWhatItNeeds() {
    assertThat(get("/").body()).contains("<html").contains("js/main.js");
    assertThat(get("/js/main.js").headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).contains("javascript"));
    assertThat(get("/webjars/uplot/1.6.24/dist/uPlot.min.css").statusCode()).isEqualTo(200);
  }

  @Test
  void servesTheDemonstrationRecording() {
    HttpResponse<String> response = get("/v1/recording");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).startsWith("RIFF");
  }

  @Test
  void servesItsProtocol() throws IOException {
    assertThat(Http.json(get("/v1/protocol/schemas/detection.json")).path("$id").asText())
        .endsWith("detection.json");
    assertThat(yaml("/v1/protocol/asyncapi.yaml").path("asyncapi").asText()).startsWith("3.");
    assertThat(yaml("/v1/protocol/openapi.yaml").path("openapi").asText()).startsWith("3.");
  }

  private static JsonNode yaml(String path) throws IOException {
    return new YAMLMapper().readTree(get(path).body());
  }

  @Test
  void tellsThatItIsAliveAndReady() {
    assertThat(Http.json(get("/health/liveness")).path("status").asText()).isEqualTo("UP");
    assertThat(Http.json(get("/health/readiness")).path("status").asText()).isEqualTo("UP");
  }

  @Test
  void tellsNothingAboutTheInsideWhenThereIsNoSuchAddress() {
    HttpResponse<String> response = get("/v1/nothing");

    assertThat(response.statusCode()).isEqualTo(404);
    Schemas.check("problem", Http.json(response));
  }

  @Test
  void leavesNoManagementAddressOpenButHealthAndMetrics() {
    for (String path :
        List.of(
            "/beans", "/env", "/info", "/routes", "/loggers", "/threaddump", "/stop", "/refresh")) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(404);
    }
  }
}
