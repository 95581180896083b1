package io.github.spikeword.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import akka.stream.javadsl.Source;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.UserError;
import io.github.spikeword.server.session.OwnSound;
import io.github.spikeword.server.session.RecordingSound;
import io.github.spikeword.server.session.SourceKind;
import io.github.spikeword.server.testing.Http;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.TestSocket;
import io.github.spikeword.server.testing.Tones;
import io.github.spikeword.stream.session.Sound;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationTest {

  /** Sound whose state the test decides. */
  private static final class TestSound implements OwnSound {
    final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());
    private final Source<Sound, ?> source;

    TestSound(Source<Sound, ?> source) {
      this.source = source;
    }

    @Override
    public SourceKind kind() {
      return SourceKind.MICROPHONE;
    }

    @Override
    public Source<Sound, ?> source() {
      return source;
    }

    @Override
    public Optional<String> trouble() {
      return trouble.get();
    }
  }

  private static JsonNode readiness(SpikewordServer server) {
    return Http.json(Http.get(server.uri(), "/health/readiness"));
  }

  @Test
  void isNotReadyWhileTheMicrophoneGivesNothingAndSaysWhy() {
    TestSound sound = new TestSound(Source.maybe());
    try (SpikewordServer server = TestServer.start(Optional.of(sound))) {
      assertThat(readiness(server).path("status").asText()).isEqualTo("UP");
      sound.trouble.set(Optional.of("The microphone gives exact zeros."));
      HttpResponse<String> down = Http.get(server.uri(), "/health/readiness");
      sound.trouble.set(Optional.empty());

      assertThat(down.statusCode()).isEqualTo(503);
      assertThat(down.body()).contains("The microphone gives exact zeros.");
      assertThat(readiness(server).path("status").asText()).isEqualTo("UP");
      assertThat(Http.get(server.uri(), "/health/liveness").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void tellsListenersWhenItsSoundBreaksOff() {
    TestSound sound = new TestSound(Source.failed(new IllegalStateException("unplugged")));
    try (SpikewordServer server = TestServer.start(Optional.of(sound))) {
      await().until(() -> readiness(server).path("status").asText().equals("DOWN"));
      assertThat(readiness(server).toString()).contains("unplugged");
    }
  }

  @Test
  void countsSoundStepsSpikesAndEnergy() {
    try (SpikewordServer server =
            TestServer.start(Optional.of(RecordingSound.of(Tones.speak("yes"))));
        TestSocket client = TestSocket.connect(server.uri(), "/v1/detections")) {
      client.next("detection");
      await()
          .untilAsserted(
              () ->
                  assertThat(Http.get(server.uri(), "/prometheus").body())
                      .containsPattern("(?m)^spikeword_samples_total [1-9]")
                      .containsPattern("(?m)^spikeword_steps_total [1-9]")
                      .containsPattern("spikeword_spikes_total\\{stage=\"output\"} [1-9]")
                      .containsPattern("(?m)^spikeword_energy_nanojoules_total \\S*[1-9]"));
    }
  }

  @Test
  void speaksTlsWithACertificateInPem(@TempDir Path folder) throws Exception {
    Path keyStore = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore.toString(),
                "-storepass",
                "changeit")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance(keyStore.toFile(), "changeit".toCharArray());
    Path certificate =
        pem(folder.resolve("cert.pem"), "CERTIFICATE", keys.getCertificate("server").getEncoded());
    Path key =
        pem(
            folder.resolve("key.pem"),
            "PRIVATE KEY",
            keys.getKey("server", "changeit".toCharArray()).getEncoded());

    try (SpikewordServer server =
        TestServer.start(
            "server.tls-certificate", certificate.toString(), "server.tls-key", key.toString())) {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("server", keys.getCertificate("server"));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      HttpResponse<String> response =
          HttpClient.newBuilder()
              .sslContext(context)
              .build()
              .send(
                  HttpRequest.newBuilder(
                          URI.create("https://localhost:" + server.uri().getPort() + "/v1/models"))
                      .build(),
                  BodyHandlers.ofString());

      assertThat(server.uri().getScheme()).isEqualTo("https");
      assertThat(response.statusCode()).isEqualTo(200);
    }
    assertThatThrownBy(() -> TestServer.start("server.tls-certificate", certificate.toString()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("server.tls-key");
  }

  private static Path pem(Path file, String label, byte[] der) throws Exception {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return Files.write(
        file, List.of("-----BEGIN " + label + "-----", body, "-----END " + label + "-----"));
  }
}
