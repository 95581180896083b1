package io.github.spikeword.trainer.fetch;

import static io.github.spikeword.trainer.fetch.ScriptedServer.breakingOff;
import static io.github.spikeword.trainer.fetch.ScriptedServer.chunked;
import static io.github.spikeword.trainer.fetch.ScriptedServer.content;
import static io.github.spikeword.trainer.fetch.ScriptedServer.ignoringRange;
import static io.github.spikeword.trainer.fetch.ScriptedServer.redirect;
import static io.github.spikeword.trainer.fetch.ScriptedServer.shifted;
import static io.github.spikeword.trainer.fetch.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.corpus.Corpus;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusDownloadTest {

  private static final DownloadSettings IMPATIENT =
      new DownloadSettings(Duration.ofSeconds(5), Duration.ofSeconds(2), 3, Duration.ofMillis(1));

  @TempDir Path data;
  private byte[] archive;
  private final Recorder recorder = new Recorder();

  @BeforeEach
  void makeArchive() throws IOException {
    archive = TestArchives.smallCorpus();
  }

  @Test
  void fetchesVerifiesAndUnpacks() throws IOException {
    try (ScriptedServer server = new ScriptedServer(content(archive))) {
      Path folder = fetch(server);
      assertThat(folder).isEqualTo(data.resolve("speech_commands"));
      assertCorpusIsThereAndNothingElse();
      assertThat(recorder.notices).first().isEqualTo("the licence");
      assertThat(recorder.downloaded).isSorted().last().isEqualTo((long) archive.length);
      assertThat(recorder.unpacked).isEqualTo(6);
      assertThat(server.ranges()).containsExactly("null");
    }
  }

  @Test
  void continuesWhereAConnectionBrokeOff() throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(
            breakingOff(archive, 20_000), breakingOff(archive, 15_000), content(archive))) {
      fetch(server);
      assertCorpusIsThereAndNothingElse();
      assertThat(server.ranges()).containsExactly("null", "bytes=20000-", "bytes=35000-");
      assertThat(server.conditions())
          .containsExactly("null", ScriptedServer.ETAG, ScriptedServer.ETAG);
    }
  }

  @Test
  void aLaterRunContinuesToo() throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(breakingOff(archive, 20_000), status(503), status(503), status(503))) {
      assertFails(server, "stopped at 20000 of " + archive.length, "status 503", "continues from");
      assertThat(part()).hasSize(20_000);
    }
    try (ScriptedServer server = new ScriptedServer(content(archive))) {
      fetch(server);
      assertThat(server.ranges()).containsExactly("bytes=20000-");
      assertCorpusIsThereAndNothingElse();
    }
  }

  @Test
  void aStalledConnectionIsGivenUpAndContinued() throws IOException {
    try (ScriptedServer silent = stallingFirst(10_000)) {
      fetch(silent);
      assertThat(silent.ranges()).containsExactly("null", "bytes=10000-");
      assertThat(recorder.notices).anyMatch(notice -> notice.contains("Nothing arrived for"));
      assertCorpusIsThereAndNothingElse();
    }
  }

  @Test
  void aServerThatIgnoresRangeIsReadFromTheStart() throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(
            ignoringRange(archive, 20_000), ignoringRange(archive, Integer.MAX_VALUE))) {
      fetch(server);
      assertThat(server.ranges()).containsExactly("null", "bytes=20000-");
      assertCorpusIsThereAndNothingElse();
    }
  }

  @Test
  void aServerThatNeverGetsFurtherEndsTheAttempts() throws IOException {
    try (ScriptedServer server = new ScriptedServer(ignoringRange(archive, 20_000))) {
      assertFails(server, "stopped at 20000", "ended early", "3 times");
      assertThat(server.ranges()).hasSize(4);
    }
  }

  @Test
  void aFileThatChangedOnTheServerIsReadFromTheStart() throws IOException {
    Files.write(part(), new byte[5_000]);
    Files.writeString(data.resolve("corpus.tar.gz.etag"), "\"an older version\"");
    try (ScriptedServer server = new ScriptedServer(content(archive))) {
      fetch(server);
      assertThat(server.conditions()).containsExactly("\"an older version\"");
      assertCorpusIsThereAndNothingElse();
    }
  }

  @Test
  void piecesThatDoNotFitAreReplacedByAWholeDownload() throws IOException {
    Files.write(part(), new byte[5_000]);
    try (ScriptedServer server = new ScriptedServer(content(archive))) {
      fetch(server);
      assertThat(server.ranges()).containsExactly("bytes=5000-", "null");
      assertThat(recorder.notices).anyMatch(notice -> notice.contains("do not fit together"));
      assertCorpusIsThereAndNothingElse();
    }
  }

  @Test
  void anAnswerFromAnotherPlaceIsNotAppended() throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(breakingOff(archive, 20_000), shifted(archive, 7), content(archive))) {
      fetch(server);
      assertThat(server.ranges()).containsExactly("null", "bytes=20000-", "null");
      assertCorpusIsThereAndNothingElse();
    }
  }

  @Test
  void anUnsatisfiableRangeStartsAnew() throws IOException {
    Files.write(part(), new byte[5_000]);
    try (ScriptedServer server = new ScriptedServer(status(416), content(archive))) {
      fetch(server);
      assertThat(server.ranges()).containsExactly("bytes=5000-", "null");
    }
  }

  @Test
  void wrongBytesAreRefusedAndDeleted() throws IOException {
    byte[] wrong = archive.clone();
    wrong[30_000] ^= 1;
    try (ScriptedServer server = new ScriptedServer(content(wrong))) {
      assertFails(
          server,
          "SHA-256 is " + TestArchives.sha256(wrong),
          "not " + TestArchives.sha256(archive),
          "deleted");
      assertThat(leftovers()).isEmpty();
    }
  }

  @Test
  void aFileOfAnotherLengthIsRefusedBeforeItsContent() throws IOException {
    byte[] shorter = Arrays.copyOf(archive, 1_000);
    try (ScriptedServer server = new ScriptedServer(content(shorter))) {
      assertFails(server, "offers another file", "found 1000 bytes");
      assertThat(server.ranges()).hasSize(1);
    }
  }

  @Test
  void aFileThatDoesNotEndIsStoppedAtItsLength() throws IOException {
    byte[] longer = Arrays.copyOf(archive, archive.length + 500_000);
    try (ScriptedServer server = new ScriptedServer(chunked(longer))) {
      assertFails(server, "offers another file", "more than " + archive.length);
      assertThat(leftovers()).isEmpty();
    }
  }

  @Test
  void anAbsentFileIsToldAtOnce() throws IOException {
    try (ScriptedServer server = new ScriptedServer(status(404))) {
      assertFails(server, "404 (not found)", "Check the address");
      assertThat(server.ranges()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void aBusyServerIsAskedAgain(int status) throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(status(status), status(status), content(archive))) {
      fetch(server);
      assertCorpusIsThereAndNothingElse();
    }
  }

  @Test
  void followsARedirect() throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(redirect("/elsewhere.tar.gz"), content(archive))) {
      fetch(server);
      assertCorpusIsThereAndNothingElse();
    }
  }

  @Test
  void aServerThatIsNotThereIsTriedSomeTimes() throws IOException {
    int unusedPort;
    try (ServerSocket socket = new ServerSocket(0)) {
      unusedPort = socket.getLocalPort();
    }
    RemoteArchive unreachable =
        remote(URI.create("http://localhost:" + unusedPort + "/corpus.tar.gz"));
    assertThatThrownBy(() -> download(unreachable, folder -> Long.MAX_VALUE).fetch(data))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot be reached")
        .hasMessageContaining("3 times");
  }

  @Test
  void aFullDiskIsToldBeforeTheFirstByte() throws IOException {
    Files.write(part(), new byte[1_000]);
    try (ScriptedServer server = new ScriptedServer(content(archive))) {
      long needed = archive.length - 1_000 + 70_000;
      RemoteArchive remote = remote(server.address("/corpus.tar.gz"));
      assertThatThrownBy(() -> download(remote, folder -> needed - 1).fetch(data))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("GB are free");
      assertThat(server.ranges()).isEmpty();
      download(remote, folder -> needed).fetch(data);
      assertCorpusIsThereAndNothingElse();
    }
  }

  @Test
  void anArchiveThatLiesThereIsUsedIfIntact() throws IOException {
    Files.write(data.resolve("corpus.tar.gz"), archive);
    try (ScriptedServer server = new ScriptedServer(status(404))) {
      fetch(server);
      assertThat(server.ranges()).isEmpty();
      assertCorpusIsThereAndNothingElse();
    }
  }

  @Test
  void aDamagedArchiveThatLiesThereIsDownloadedAgain() throws IOException {
    Files.write(data.resolve("corpus.tar.gz"), new byte[100]);
    try (ScriptedServer server = new ScriptedServer(content(archive))) {
      fetch(server);
      assertCorpusIsThereAndNothingElse();
    }
  }

  @Test
  void aCorpusThatIsThereIsNotTouched() throws IOException {
    Files.createDirectory(data.resolve("speech_commands"));
    try (ScriptedServer server = new ScriptedServer(content(archive))) {
      assertFails(server, "is there already");
      assertThat(server.ranges()).isEmpty();
    }
  }

  @Test
  void anArchiveLeftBesideACorpusIsNamedAndNotTouched() throws IOException {
    Files.createDirectory(data.resolve("speech_commands"));
    Path left = Files.write(data.resolve("corpus.tar.gz"), archive);
    try (ScriptedServer server = new ScriptedServer(content(archive))) {
      assertFails(server, "is there already", "the archive " + left + " can be deleted");
      assertThat(left).hasBinaryContent(archive);
    }
  }

  @Test
  void whatAKilledRunLeftUnpackedIsDiscardedBeforeItTakesTheSpaceOfTheNext() throws IOException {
    Path left = Files.createDirectories(data.resolve(".speech_commands.unpacking/yes"));
    Files.writeString(left.resolve("stale.wav"), "stale");
    try (ScriptedServer server = new ScriptedServer(content(archive))) {
      RemoteArchive remote = remote(server.address("/corpus.tar.gz"));
      download(remote, folder -> Files.exists(left) ? 0 : Long.MAX_VALUE).fetch(data);
      assertCorpusIsThereAndNothingElse();
    }
  }

  @Test
  void theFullCorpusIsPinned() {
    RemoteArchive corpus = RemoteArchive.SPEECH_COMMANDS;
    assertThat(corpus.fileName()).isEqualTo("speech_commands_v0.02.tar.gz");
    assertThat(corpus.bytes()).isEqualTo(2_428_923_189L);
    assertThat(corpus.sha256()).startsWith("af14739e").endsWith("68ff58");
    assertThat(corpus.licence()).contains("Creative Commons BY 4.0");
  }

  private ScriptedServer stallingFirst(int after) throws IOException {
    ScriptedServer[] self = new ScriptedServer[1];
    self[0] =
        new ScriptedServer(
            exchange -> self[0].stalling(archive, after).to(exchange), content(archive));
    return self[0];
  }

  private Path fetch(ScriptedServer server) {
    return download(remote(server.address("/corpus.tar.gz")), folder -> Long.MAX_VALUE).fetch(data);
  }

  private void assertFails(ScriptedServer server, String... parts) {
    ThrowingCallable fetch = () -> fetch(server);
    assertThatThrownBy(fetch)
        .isInstanceOf(UserError.class)
        .satisfies(error -> assertThat(error.getMessage()).contains(parts));
  }

  private CorpusDownload download(RemoteArchive remote, CorpusDownload.FreeSpace freeSpace) {
    return new CorpusDownload(remote, IMPATIENT, freeSpace, recorder);
  }

  private RemoteArchive remote(URI address) {
    return new RemoteArchive(
        "A corpus",
        address,
        archive.length,
        TestArchives.sha256(archive),
        70_000,
        "speech_commands",
        "the licence");
  }

  private Path part() {
    return data.resolve("corpus.tar.gz.part");
  }

  private void assertCorpusIsThereAndNothingElse() throws IOException {
    assertThat(leftovers()).containsExactly(data.resolve("speech_commands"));
    assertThat(Corpus.scan(data).clips()).hasSize(6);
    assertThat(data.resolve("speech_commands/yes/speaker_nohash_0.wav")).hasSize(10_000);
  }

  private Stream<Path> leftovers() throws IOException {
    return Files.list(data);
  }
}
