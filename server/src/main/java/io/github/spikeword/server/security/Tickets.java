package io.github.spikeword.server.security;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * One-time tickets. A browser can't send a header with a WebSocket handshake, so a page that knows
 * the token buys a ticket and puts it into the address; it works once and not for long, so that an
 * address in some log is worth nothing. Thread-safe.
 */
public final class Tickets {

  /** How long a ticket works. */
  public static final Duration LIFE = Duration.ofSeconds(30);

  private static final int BYTES = 24;
  private static final int MOST = 10_000;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Long> expiry = new HashMap<>();
  private final LongSupplier nanoTime;

  /**
   * @param nanoTime the clock, {@link System#nanoTime()}
   */
  public Tickets(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Makes a ticket.
   *
   * @throws IllegalStateException if 10,000 unused ones are alive
   */
  public synchronized String issue() {
    long now = nanoTime.getAsLong();
    expiry.values().removeIf(end -> end - now <= 0);
    if (expiry.size() >= MOST) {
      throw new IllegalStateException("Too many unused tickets.");
    }
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    expiry.put(ticket, now + LIFE.toNanos());
    return ticket;
  }

  /** Whether the ticket is valid; it is not afterwards. */
  public synchronized boolean redeem(String ticket) {
    Long end = expiry.remove(ticket);
    return end != null && end - nanoTime.getAsLong() > 0;
  }
}
