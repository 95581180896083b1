package io.github.spikeword.server.session;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one client, in two bounded lines: pictures (level, score, activity), of
 * which one that has waited too long is dropped and counted, and the oldest, too, when they are too
 * many; and everything else, which is kept until its line is full; then the queue is overrun and
 * the client has to be closed.
 *
 * <p>It is age that makes a client slow, and not number: ten seconds of sound that come at once
 * make a thousand pictures at once, which a client that reads has in a moment.
 *
 * <p>Assumptions: (1) any thread offers; (2) any thread polls, but one at a time, or order on the
 * wire is lost.
 *
 * <p>Guarantees: (1) offering never waits for the client; (2) messages leave in the order in which
 * they were offered; (3) offered = polled + dropped + waiting at every moment until the queue is
 * overrun or closed; (4) after it is overrun or closed nothing more enters.
 */
public final class ClientQueue {

  /** What became of an offer. */
  public enum Offer {
    /** It waits, and perhaps an older picture was dropped for it. */
    QUEUED,
    /** The line was full: the client is too slow. Said exactly once. */
    OVERRUN,
    /** The queue was closed or overrun before. */
    CLOSED
  }

  private record Entry(long order, long nanos, String text) {}

  private final LongSupplier nanoTime;
  private final long pictureNanos;
  private final int maxPictures;
  private int maxEvents;
  private final ArrayDeque<Entry> pictures = new ArrayDeque<>();
  private final ArrayDeque<Entry> events = new ArrayDeque<>();
  private long order;
  private long dropped;
  private boolean closed;

  /**
   * @param pictureSeconds how long a picture may wait, positive
   * @param maxPictures pictures that may wait, positive
   * @param maxEvents other messages that may wait, positive
   * @param nanoTime the clock, as {@link System#nanoTime}
   */
  public ClientQueue(double pictureSeconds, int maxPictures, int maxEvents, LongSupplier nanoTime) {
    if (!(pictureSeconds > 0) || maxPictures < 1 || maxEvents < 1) {
      throw new IllegalArgumentException(
          "A client queue needs time for a picture and room for a message of each kind, found "
              + pictureSeconds
              + " s, "
              + maxPictures
              + " and "
              + maxEvents
              + ".");
    }
    this.nanoTime = nanoTime;
    pictureNanos = (long) (pictureSeconds * 1e9);
    this.maxPictures = maxPictures;
    this.maxEvents = maxEvents;
  }

  /** Adds a picture; drops those that have waited too long, and the oldest if the line is full. */
  public synchronized Offer offerPicture(String text) {
    if (closed) {
      return Offer.CLOSED;
    }
    long now = nanoTime.getAsLong();
    dropStale(now);
    if (pictures.size() == maxPictures) {
      pictures.removeFirst();
      dropped++;
    }
    pictures.addLast(new Entry(order++, now, text));
    return Offer.QUEUED;
  }

  private void dropStale(long now) {
    for (Entry first = pictures.peekFirst();
        first != null && now - first.nanos() > pictureNanos;
        first = pictures.peekFirst()) {
      pictures.removeFirst();
      dropped++;
    }
  }

  /** Adds a message that must not be lost. */
  public synchronized Offer offerEvent(String text) {
    if (closed) {
      return Offer.CLOSED;
    }
    if (events.size() == maxEvents) {
      closed = true;
      pictures.clear();
      events.clear();
      return Offer.OVERRUN;
    }
    events.addLast(new Entry(order++, nanoTime.getAsLong(), text));
    return Offer.QUEUED;
  }

  /**
   * Adds messages that must not be lost and that come at once by no fault of the client: its line
   * becomes so much longer.
   */
  public synchronized void replay(List<String> texts) {
    if (!closed) {
      maxEvents += texts.size();
      texts.forEach(this::offerEvent);
    }
  }

  /** Takes the message that has waited longest, but for pictures that have waited too long. */
  public synchronized Optional<String> poll() {
    dropStale(nanoTime.getAsLong());
    @Nullable Entry picture = pictures.peekFirst();
    @Nullable Entry event = events.peekFirst();
    if (picture == null && event == null) {
      return Optional.empty();
    }
    boolean pictureFirst = event == null || (picture != null && picture.order() < event.order());
    Entry first = pictureFirst ? pictures.removeFirst() : events.removeFirst();
    return Optional.of(first.text());
  }

  /** Pictures dropped so far. */
  public synchronized long dropped() {
    return dropped;
  }

  /** Messages that wait. */
  public synchronized int size() {
    return pictures.size() + events.size();
  }

  /** Lets nothing more in; what waits can still be polled. */
  public synchronized void close() {
    closed = true;
  }
}
