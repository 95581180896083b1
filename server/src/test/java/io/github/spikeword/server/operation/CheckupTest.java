package io.github.spikeword.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.server.operation.Checkup.Finding;
import io.github.spikeword.server.operation.Checkup.Verdict;
import io.github.spikeword.stream.event.ListeningEvent.Level;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckupTest {

  @Test
  void namesSilenceOfExactZerosAsALikelyPermissionProblem() {
    Finding zeros = Checkup.level(Optional.of(new Level(0, 0, 0)));
    assertThat(zeros.verdict()).isEqualTo(Verdict.MISSING);
    assertThat(zeros.message()).contains("exact zeros", "permission");
  }

  @Test
  void tellsTheLevelAndWhenItClips() {
    Finding quiet = Checkup.level(Optional.of(new Level(0, 0.01, 0.1)));
    assertThat(quiet.verdict()).isEqualTo(Verdict.OK);
    assertThat(quiet.message()).contains("-40.0 dB", "-20.0 dB").doesNotContain("clips");
    assertThat(Checkup.level(Optional.of(new Level(0, 0.5, 1))).message()).contains("clips");
  }

  @Test
  void saysWhenNoSoundComesAtAll() {
    assertThat(Checkup.level(Optional.empty()).verdict()).isEqualTo(Verdict.MISSING);
  }

  @Test
  void looksAtJavaModelsAddressAndMicrophone() {
    List<Finding> findings = new Checkup("127.0.0.1", 0, 0.1).run();
    assertThat(findings)
        .extracting(Finding::subject)
        .contains("java", "model", "address", "microphone");
    assertThat(findings).noneMatch(f -> f.verdict() == Verdict.BROKEN);
  }

  @Test
  void saysThatThePortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(new Checkup("127.0.0.1", taken.getLocalPort(), 0.1).run())
          .filteredOn(f -> f.subject().equals("address"))
          .singleElement()
          .satisfies(
              f -> {
                assertThat(f.verdict()).isEqualTo(Verdict.MISSING);
                assertThat(f.message()).contains("" + taken.getLocalPort(), "--port");
              });
    }
  }
}
