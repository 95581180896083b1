package io.github.spikeword.server.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleConsumer;
import org.HdrHistogram.Histogram;

/**
 * Many remote microphones at real time against a running server. The pieces are sent by a clock
 * that does not wait, evenly spread over a piece's length as independent microphones would be.
 */
public final class SocketBench {

  /** Samples in a message: 32 ms, four steps. */
  private static final int CHUNK_SAMPLES = 512;

  private static final int RATE = 16_000;
  private static final long FINISH_SECONDS = 30;

  /**
   * What was measured.
   *
   * @param clients connections at a time
   * @param answerMs from the moment a piece of sound was due to be sent until its score was back
   * @param serverMs from the arrival of a detection's last sample at the server to its sending
   * @param samplesSent by all clients
   * @param samplesProcessed by the server, as its {@code finished} messages say
   * @param droppedMessages as the server's heartbeats say
   * @param failures what went wrong; empty if nothing did
   */
  public record Result(
      int clients,
      double seconds,
      Percentiles answerMs,
      Percentiles serverMs,
      long samplesSent,
      long samplesProcessed,
      long droppedMessages,
      List<String> failures) {

    /** Whether every sample sent was worked through, nothing was dropped and nothing failed. */
    public boolean isClean() {
      return samplesSent == samplesProcessed && droppedMessages == 0 && failures.isEmpty();
    }
  }

  private final URI address;
  private final byte[] sound;
  private final Counts counts = new Counts();

  /**
   * @param server address of the server, {@code http://...}
   * @param sound what the clients send, each from another place on, at 16 kHz
   */
  public SocketBench(URI server, float[] sound) {
    address = URI.create(server.toString().replaceFirst("^http", "ws") + "/v1/listen");
    this.sound = pcm(sound);
  }

  private static byte[] pcm(float[] sound) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * sound.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : sound) {
      bytes.putShort((short) Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768))));
    }
    return bytes.array();
  }

  /**
   * Measures.
   *
   * @param progress is told about once a second how many seconds have passed
   */
  public Result run(int clients, double seconds, DoubleConsumer progress) {
    var executor = Executors.newFixedThreadPool(2);
    HttpClient http = HttpClient.newBuilder().executor(executor).build();
    List<LoadClient> microphones = new ArrayList<>();
    try {
      for (int c = 0; c < clients; c++) {
        int offset = (int) ((long) c * sound.length / clients);
        microphones.add(LoadClient.connect(http, address, sound, CHUNK_SAMPLES, offset, counts));
      }
      speak(microphones, seconds, progress);
      return finish(microphones, seconds);
    } finally {
      microphones.forEach(LoadClient::close);
      executor.shutdownNow();
    }
  }

  private void speak(List<LoadClient> clients, double seconds, DoubleConsumer progress) {
    long pieceNanos = 1_000_000_000L * CHUNK_SAMPLES / RATE;
    long pieces = (long) (seconds * 1e9 / pieceNanos);
    long begin = System.nanoTime();
    long told = 0;
    for (long piece = 0; piece < pieces; piece++) {
      for (int c = 0; c < clients.size(); c++) {
        long due = begin + piece * pieceNanos + pieceNanos * c / clients.size();
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        clients.get(c).send(due);
      }
      long passed = piece * pieceNanos / 1_000_000_000L;
      if (passed > told) {
        told = passed;
        progress.accept((double) passed);
      }
    }
  }

  private Result finish(List<LoadClient> clients, double seconds) {
    long sent = clients.stream().mapToLong(LoadClient::samplesSent).sum();
    long processed = 0;
    for (LoadClient client : clients) {
      try {
        processed += client.finish().get(FINISH_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException | CompletionException e) {
        counts.failed("a session did not finish: " + e);
      }
    }
    return counts.result(clients.size(), seconds, sent, processed);
  }

  /** What all clients count together. */
  private static final class Counts implements LoadClient.Tally {

    private static final int MOST_FAILURES = 10;

    private final Histogram answers = Percentiles.histogram();
    private final Histogram latencies = Percentiles.histogram();
    private final List<String> failures = new ArrayList<>();
    private long droppedMessages;

    @Override
    public synchronized void answered(long nanos) {
      Percentiles.record(answers, nanos);
    }

    @Override
    public synchronized void detected(double serverLatencyMs) {
      Percentiles.record(latencies, (long) (serverLatencyMs * 1e6));
    }

    @Override
    public synchronized void dropped(long messages) {
      droppedMessages = Math.max(droppedMessages, messages);
    }

    @Override
    public synchronized void failed(String what) {
      if (failures.size() < MOST_FAILURES) {
        failures.add(what);
      }
    }

    synchronized Result result(int clients, double seconds, long sent, long processed) {
      return new Result(
          clients,
          seconds,
          Percentiles.of(answers),
          Percentiles.of(latencies),
          sent,
          processed,
          droppedMessages,
          List.copyOf(failures));
    }
  }
}
