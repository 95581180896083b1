package io.github.spikeword.server.session;

import io.github.spikeword.server.operation.ProcessLoad;
import io.github.spikeword.server.operation.ServerMetrics;
import io.github.spikeword.server.protocol.ErrorCode;
import io.github.spikeword.server.protocol.EventJson;
import io.github.spikeword.server.protocol.ServerMessage;
import io.github.spikeword.server.protocol.Stamp;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets clients in, as far as there is room, knows them and every session, and sends them off when
 * the server stops. Thread-safe.
 */
public final class Reception implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
  private static final int ID_BYTES = 12;
  private static final double SLOWEST_TICK_SECONDS = 1;

  private final Limits limits;
  private final ModelStore models;
  private final ServerMetrics metrics;
  private final ConnectionCount count;
  private final ProcessLoad load = new ProcessLoad();
  private final SecureRandom random = new SecureRandom();
  private final Map<String, SessionHost> hosts = new ConcurrentHashMap<>();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "spikeword-clock");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Optional<SessionHost> own = Optional.empty();
  private volatile boolean closing;

  /** A reception without a session of its own. */
  public Reception(Limits limits, ModelStore models, ServerMetrics metrics) {
    this.limits = limits;
    this.models = models;
    this.metrics = metrics;
    count = new ConnectionCount(limits.sessions(), limits.sessionsPerAddress());
    double tick =
        Math.min(
            SLOWEST_TICK_SECONDS, Math.min(limits.idleSeconds() / 4, limits.sessionSeconds() / 4));
    schedule(tick, false);
    schedule(limits.heartbeatSeconds(), true);
    metrics.gauge("spikeword.connections", "Connections at this time", count::current);
    metrics.gauge("spikeword.queue.messages", "Messages that wait for clients", this::waiting);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a tick ends only with the clock
  private void schedule(double seconds, boolean heartbeat) {
    long nanos = (long) (seconds * 1e9);
    clock.scheduleAtFixedRate(() -> tickAll(heartbeat), nanos, nanos, TimeUnit.NANOSECONDS);
  }

  private void tickAll(boolean heartbeat) {
    long now = System.nanoTime();
    hosts.values().forEach(Reception::count);
    for (Connection connection : connections) {
      try {
        connection.tick(now, heartbeat);
      } catch (RuntimeException e) {
        // one connection's failure must not stop the clock of the others
        LOG.error("A connection failed on its tick and is closed.", e);
        connection.fail();
      }
    }
  }

  private static void count(SessionHost host) {
    try {
      host.count();
    } catch (RuntimeException e) {
      // nor one session's failure: a task that throws is never run again
      LOG.error("A session could not be counted.", e);
    }
  }

  private int waiting() {
    return connections.stream().mapToInt(c -> c.outbox().waiting()).sum();
  }

  /** Makes a session the one that {@code /v1/detections} tells of. */
  public void setOwn(SessionHost host) {
    own = Optional.of(host);
    register(host);
  }

  /** The session of the server's own sound, if it has any. */
  public Optional<SessionHost> own() {
    return own;
  }

  /**
   * Lets in a client that only listens.
   *
   * @param session id of the session to listen to; the server's own if empty
   * @return empty if the client was refused; the transport is told why
   */
  public Optional<Connection> listen(
      String address, Transport transport, Optional<String> session, OptionalLong resumeFrom) {
    if (!admit(address, transport)) {
      return Optional.empty();
    }
    Optional<SessionHost> host =
        session.isEmpty() ? own : Optional.ofNullable(hosts.get(session.get()));
    if (host.isEmpty()) {
      leave(address);
      refuse(
          transport,
          ErrorCode.UNKNOWN_SESSION,
          session.isEmpty()
              ? "This server has no sound of its own (started without --mic); send yours to /v1/listen."
              : "There is no such session, or it has ended.");
      return Optional.empty();
    }
    boolean mayChange = own.equals(host);
    return Optional.of(
        add(
            address,
            () ->
                new FeedConnection(
                    this,
                    outbox(transport),
                    host.get(),
                    mayChange,
                    resumeFrom,
                    System.nanoTime())));
  }

  /**
   * Lets in a client that will send sound.
   *
   * @return empty if the client was refused; the transport is told why
   */
  public Optional<Connection> hear(String address, Transport transport) {
    return admit(address, transport)
        ? Optional.of(
            add(address, () -> new SoundConnection(this, outbox(transport), System.nanoTime())))
        : Optional.empty();
  }

  /** Adds a viewer of this process to the server's own session, if there is one. */
  public void watch(Transport transport) {
    own.ifPresent(host -> watch(host.feed(), transport));
  }

  /** Adds a viewer of this process to a session; it is told detections and does not count. */
  public void watch(Feed feed, Transport transport) {
    Viewer viewer = new Viewer(outbox(transport), new ViewChoice(Set.of(), 0, 1));
    feed.subscribe(viewer, OptionalLong.empty());
  }

  /**
   * Counts a connection that does not speak our own protocol.
   *
   * @return gives its place back; empty if there is none
   */
  public Optional<Runnable> admitOther(String address) {
    if (closing || !count.enter(address)) {
      metrics.refused(ErrorCode.TOO_MANY_SESSIONS.text());
      return Optional.empty();
    }
    return Optional.of(() -> count.leave(address));
  }

  private boolean admit(String address, Transport transport) {
    if (!closing && count.enter(address)) {
      return true;
    }
    refuse(
        transport,
        ErrorCode.TOO_MANY_SESSIONS,
        closing
            ? "The server is stopping."
            : "There are as many connections as allowed, in all or from your address; try later.");
    return false;
  }

  private void refuse(Transport transport, ErrorCode code, String message) {
    metrics.refused(code.text());
    Stamp stamp = new Stamp(0, "", 0, Instant.now());
    String json = EventJson.write(stamp, new ServerMessage.Error(code, message, true));
    transport.send(json).whenComplete((sent, e) -> transport.close(code.closeCode(), code.text()));
  }

  private Outbox outbox(Transport transport) {
    ClientQueue queue =
        new ClientQueue(
            limits.pictureSeconds(),
            limits.queuedPictures(),
            limits.queuedEvents(),
            System::nanoTime);
    return new Outbox(queue, transport);
  }

  /** Makes the connection of an address that was let in; its place is given back if that fails. */
  private Connection add(String address, Supplier<Connection> made) {
    boolean added = false;
    try {
      Connection connection = made.get();
      added = connections.add(connection);
      return connection;
    } finally {
      if (!added) {
        leave(address);
      }
    }
  }

  /** A client that was let in is gone. */
  public void gone(Connection connection, String address) {
    if (connections.remove(connection)) {
      connection.leave();
      leave(address);
    }
  }

  private void leave(String address) {
    count.leave(address);
  }

  /** A feed for a new session with the current model. */
  public Feed newFeed(SourceKind source) {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = java.util.HexFormat.of().formatHex(bytes);
    return new Feed(
        id,
        source,
        models.current(),
        limits.info(),
        limits.resumeEvents(),
        metrics.of(source.text()));
  }

  /** Takes a session in: it can be watched by its id, and is counted every second. */
  public void register(SessionHost host) {
    hosts.put(host.feed().id(), host);
  }

  /** Forgets a session that has ended. */
  public void unregister(SessionHost host) {
    hosts.remove(host.feed().id());
  }

  /** Sign of life for a client. */
  ServerMessage heartbeat(Outbox outbox, long processedSamples) {
    return new ServerMessage.Heartbeat(
        outbox.dropped(),
        processedSamples,
        new ServerMessage.Load(load.processCpu(), count.current()));
  }

  /** What clients may do. */
  public Limits limits() {
    return limits;
  }

  /** What clients may choose. */
  public ModelStore models() {
    return models;
  }

  /** What is counted. */
  public ServerMetrics metrics() {
    return metrics;
  }

  /** Connections at this time. */
  public int current() {
    return count.current();
  }

  /**
   * Stops letting clients in, tells those who are here {@code finished} and waits until they have
   * read it.
   *
   * @param listener the server's own ear, which tells its viewers itself
   * @param seconds longest wait
   */
  public void sendOff(Optional<LiveListener> listener, double seconds) throws InterruptedException {
    closing = true;
    listener.ifPresent(LiveListener::close);
    connections.forEach(Connection::shutDown);
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (!connections.isEmpty() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
