package io.github.spikeword.server.testing;

import io.github.spikeword.server.session.Transport;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A wire that takes everything at once and remembers it. */
public final class RememberingTransport implements Transport {

  private final List<String> said = new CopyOnWriteArrayList<>();
  private final List<Integer> closeCodes = new CopyOnWriteArrayList<>();

  @Override
  public CompletionStage<?> send(String text) {
    said.add(text);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close(int code, String reason) {
    closeCodes.add(code);
  }

  /** The messages. */
  public List<String> said() {
    return said;
  }

  /** With which codes it was closed. */
  public List<Integer> closeCodes() {
    return closeCodes;
  }
}
