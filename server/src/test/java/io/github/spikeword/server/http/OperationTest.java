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
import io.github.spikeword.stream.microphone.FrameAccount;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTest {

  /** Sound whose state the test decides. */
  private static final class TestSound implements OwnSound {
    final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());
    volatile FrameAccount frames = FrameAccount.EMPTY;
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
    public Optional<FrameAccount> frames() {
      return Optional.of(frames);
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
  void showsHistogramsOfStepTimeAndLatencyForItsOwnSoundAndForClients() {
    try (SpikewordServer server =
            TestServer.start(Optional.of(RecordingSound.of(Tones.speak("yes"))));
        TestSocket viewer = TestSocket.connect(server.uri(), "/v1/detections");
        TestSocket speaker = TestSocket.connect(server.uri(), "/v1/listen")) {
      viewer.next("detection");
      speaker.say("{\"type\":\"start\",\"rate\":16000,\"channels\":1}");
      speaker.send(Tones.pcm(Tones.speak("yes")));
      speaker.next("detection");

      // a piece is counted when it was worked through, after its events were told
      await().untilAsserted(() -> expectHistograms(Http.get(server.uri(), "/prometheus").body()));
    }
  }

  private static void expectHistograms(String metrics) {
    for (String source : List.of("recording", "client")) {
      String labels = "\\{source=\"" + source + "\"(,le=\"0.008\")?}";
      assertThat(metrics)
          .containsPattern("spikeword_step_seconds_count" + labels + " [1-9]")
          .containsPattern("spikeword_step_seconds_bucket" + labels + " [1-9]")
          .containsPattern("spikeword_detection_latency_seconds_count" + labels + " [1-9]")
          .containsPattern("spikeword_detection_latency_seconds_bucket" + labels + " \\d");
    }
    assertThat(metrics).containsPattern("(?m)^spikeword_queue_messages \\d");
  }

  @Test
  void showsWhereTheFramesOfTheMicrophoneAre() {
    TestSound sound = new TestSound(Source.maybe());
    sound.frames = new FrameAccount(1000, 700, 200, 100);
    try (SpikewordServer server = TestServer.start(Optional.of(sound))) {
      await()
          .untilAsserted(
              () ->
                  assertThat(Http.get(server.uri(), "/prometheus").body())
                      .contains("spikeword_microphone_frames{state=\"read\"} 1000.0")
                      .contains("spikeword_microphone_frames{state=\"processed\"} 700.0")
                      .contains("spikeword_microphone_frames{state=\"dropped\"} 200.0")
                      .contains("spikeword_microphone_frames{state=\"queued\"} 100.0"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void speaksTlsWithACertificateInPem(String algorithm, @TempDir Path folder) throws Exception {
    Path keyStore = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                algorithm,
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
