package io.github.spikeword.trainer.fetch;

import io.github.spikeword.models.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings an archive's bytes into a file, continuing where an earlier attempt, or an earlier run,
 * broke off (RFC 9110, section 14: Range and If-Range). The unfinished file and the server's entity
 * tag lie beside the target as {@code .part} and {@code .etag}.
 *
 * <p>A server may ignore the range and send everything: then the file is begun anew. Attempts that
 * get further than all before them do not count as failures.
 */
final class Download {

  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");
  private static final int BUFFER_BYTES = 1 << 16;

  private final RemoteArchive archive;
  private final Path part;
  private final Path etagFile;
  private final DownloadSettings settings;
  private final FetchListener listener;
  private final HttpClient client;

  Download(RemoteArchive archive, Path target, DownloadSettings settings, FetchListener listener) {
    this.archive = archive;
    this.part = target.resolveSibling(target.getFileName() + ".part");
    this.etagFile = target.resolveSibling(target.getFileName() + ".etag");
    this.settings = settings;
    this.listener = listener;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /** The unfinished file; after {@link #run} it has the archive's length. */
  Path part() {
    return part;
  }

  /** Forgets everything received so far. */
  void discard() throws IOException {
    Files.deleteIfExists(part);
    Files.deleteIfExists(etagFile);
  }

  /**
   * Downloads what is missing.
   *
   * @return whether something of an earlier attempt was kept
   * @throws UserError if the server refuses, offers another file, or cannot be reached in several
   *     attempts
   * @throws IOException if the disk fails
   */
  boolean run() throws IOException {
    long furthest = received();
    boolean resumed = furthest > 0;
    int failures = 0;
    while (received() < archive.bytes()) {
      String problem = attempt();
      long now = received();
      failures = now > furthest ? 0 : failures + 1;
      furthest = Math.max(furthest, now);
      if (now < archive.bytes()) {
        resumed |= now > 0;
        if (failures >= settings.attempts()) {
          throw gaveUp(now, problem);
        }
        listener.notice("The download broke off: " + problem + " It is continued.");
        sleep(failures);
      }
    }
    if (received() > archive.bytes()) {
      discard();
      throw otherFile("more than " + archive.bytes() + " bytes");
    }
    return resumed;
  }

  /** One request; what went wrong, a sentence, or an empty text. */
  private String attempt() throws IOException {
    long from = received();
    HttpResponse<InputStream> response;
    try {
      response = client.send(request(from), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      return "The server cannot be reached (" + reason(e) + ").";
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    try (InputStream body = response.body()) {
      switch (response.statusCode()) {
        case 206 -> {
          if (!continues(response, from)) {
            discard();
            return "The server continued at another place.";
          }
          return receive(body, StandardOpenOption.APPEND);
        }
        case 200 -> {
          requireLength(response);
          keepEntityTag(response);
          return receive(body, StandardOpenOption.TRUNCATE_EXISTING);
        }
        case 416 -> {
          discard();
          return "The server knows no such range.";
        }
        case 408, 429, 500, 502, 503, 504 -> {
          return "The server answered with status " + response.statusCode() + ".";
        }
        default ->
            throw new UserError(
                "The server answered "
                    + response.uri()
                    + " with status "
                    + response.statusCode()
                    + (response.statusCode() == 404 ? " (not found)" : "")
                    + ". Check the address and your network's proxy.");
      }
    }
  }

  private HttpRequest request(long from) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(archive.address()).timeout(settings.connectTimeout()).GET();
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
      if (Files.exists(etagFile)) {
        request.header("If-Range", Files.readString(etagFile));
      }
    }
    return request.build();
  }

  private boolean continues(HttpResponse<?> response, long from) {
    Matcher range =
        CONTENT_RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
    return range.matches()
        && range.group(1).equals(Long.toString(from))
        && (range.group(2).equals("*") || range.group(2).equals(Long.toString(archive.bytes())));
  }

  private void requireLength(HttpResponse<?> response) {
    long length = response.headers().firstValueAsLong("Content-Length").orElse(archive.bytes());
    if (length != archive.bytes()) {
      throw otherFile(length + " bytes");
    }
  }

  /** Only strong entity tags prove that bytes are the same (RFC 9110, section 13.1.5). */
  private void keepEntityTag(HttpResponse<?> response) throws IOException {
    Optional<String> etag =
        response.headers().firstValue("ETag").filter(tag -> tag.startsWith("\""));
    if (etag.isPresent()) {
      Files.writeString(etagFile, etag.get());
    } else {
      Files.deleteIfExists(etagFile);
    }
  }

  private String receive(InputStream body, StandardOpenOption option) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (StallWatch watch = new StallWatch(body, settings.stallTimeout());
        OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, option)) {
      long count = option == StandardOpenOption.APPEND ? received() : 0;
      while (count <= archive.bytes()) {
        int read = read(body, buffer);
        if (watch.stalled()) {
          return "Nothing arrived for " + settings.stallTimeout().toSeconds() + " s.";
        }
        if (read < 0) {
          return "The connection ended early.";
        }
        watch.alive();
        out.write(buffer, 0, read);
        count += read;
        listener.downloaded(Math.min(count, archive.bytes()), archive.bytes());
      }
      return "";
    }
  }

  /** A connection's failure is its end; only the disk's failures are exceptions here. */
  private static int read(InputStream body, byte[] buffer) {
    try {
      return body.read(buffer);
    } catch (IOException e) {
      return -1;
    }
  }

  private long received() throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  private void sleep(int failures) {
    try {
      Thread.sleep(settings.pause(failures).toMillis());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private UserError interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new UserError("The download was interrupted; start it again to continue.", e);
  }

  private UserError gaveUp(long received, String problem) {
    return new UserError(
        "The download of "
            + archive.address()
            + " stopped at "
            + received
            + " of "
            + archive.bytes()
            + " bytes: "
            + problem
            + " It was tried "
            + settings.attempts()
            + " times without getting further. Start it again later; it continues from "
            + part
            + ".");
  }

  private UserError otherFile(String found) {
    return new UserError(
        "The server offers another file at "
            + archive.address()
            + ": expected "
            + archive.bytes()
            + " bytes, found "
            + found
            + ". Check your network's proxy, or unpack the corpus by hand.");
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
