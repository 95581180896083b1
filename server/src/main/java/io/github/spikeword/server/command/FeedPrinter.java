package io.github.spikeword.server.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.spikeword.server.session.Transport;
import java.io.PrintWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Prints the words of a feed on the console: a viewer like any other. */
final class FeedPrinter implements Transport {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final PrintWriter out;

  FeedPrinter(PrintWriter out) {
    this.out = out;
  }

  @Override
  public CompletionStage<?> send(String text) {
    try {
      JsonNode message = MAPPER.readTree(text);
      if (message.path("type").asText().equals("detection")) {
        out.println(
            DetectionLine.of(
                message.path("streamTimeMs").asDouble(),
                message.path("word").asText(),
                message.path("score").asDouble(),
                message.path("threshold").asDouble(),
                message.path("onsetMs").asDouble(),
                message.path("energyNanojoules").asDouble()));
        out.flush();
      }
      return CompletableFuture.completedFuture(null);
    } catch (JsonProcessingException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public void close(int code, String reason) {
    out.flush();
  }
}
