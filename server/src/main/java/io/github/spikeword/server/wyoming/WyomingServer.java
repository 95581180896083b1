package io.github.spikeword.server.wyoming;

import io.github.spikeword.models.UserError;
import io.github.spikeword.server.session.Limits;
import io.github.spikeword.server.session.Reception;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for clients of the Wyoming protocol, two threads per client. The protocol knows no token,
 * so it is served on loopback unless other machines are let in aloud.
 */
public final class WyomingServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WyomingServer.class);
  private static final int BACKLOG = 50;
  private static final double SLOWEST_TICK_SECONDS = 1;

  private final Reception reception;
  private final ServerSocket server;
  private final Set<WyomingClient> clients = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(task -> thread(task, "spikeword-wyoming"));
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(task -> thread(task, "spikeword-wyoming-clock"));

  private WyomingServer(Reception reception, ServerSocket server) {
    this.reception = reception;
    this.server = server;
  }

  private static Thread thread(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts.
   *
   * @param port 0 takes a free one
   * @param insecure whether other machines may connect though there is no token
   * @throws UserError if the address can't be bound, or must not be
   */
  public static WyomingServer start(Reception reception, String host, int port, boolean insecure) {
    try {
      InetAddress address = InetAddress.getByName(host);
      if (!address.isLoopbackAddress() && !insecure) {
        throw new UserError(
            "The Wyoming protocol knows no token, so its adapter is not offered on "
                + host
                + " unless you say --insecure; on loopback it is.");
      }
      WyomingServer adapter =
          new WyomingServer(reception, new ServerSocket(port, BACKLOG, address));
      adapter.run();
      return adapter;
    } catch (IOException e) {
      throw new UserError(
          "Port "
              + port
              + " of "
              + host
              + " can't be bound for the Wyoming adapter ("
              + e.getMessage()
              + "); choose another with --set wyoming.port=N.",
          e);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a tick ends only with the clock
  private void run() {
    Limits limits = reception.limits();
    double shortest = Math.min(limits.writeSeconds(), limits.sessionSeconds());
    long tickNanos = (long) (Math.min(SLOWEST_TICK_SECONDS, shortest / 4) * 1e9);
    clock.scheduleAtFixedRate(this::tick, tickNanos, tickNanos, TimeUnit.NANOSECONDS);
    threads.execute(this::accept);
  }

  /** Port that is bound. */
  public int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        if (!server.isClosed()) {
          LOG.warn("A Wyoming client could not be accepted: {}", e.getMessage());
        }
      }
    }
  }

  private void serve(Socket socket) {
    String address = socket.getInetAddress().getHostAddress();
    Optional<Runnable> place = reception.admitOther(address);
    try (socket) {
      if (place.isPresent()) {
        serve(new WyomingClient(reception, socket));
      }
    } catch (IOException e) {
      LOG.debug("A Wyoming client at {} left: {}", address, e.getMessage());
    } finally {
      place.ifPresent(Runnable::run);
    }
  }

  private void serve(WyomingClient client) throws IOException {
    clients.add(client);
    try {
      client.serve(threads);
    } finally {
      clients.remove(client);
    }
  }

  private void tick() {
    long now = System.nanoTime();
    clients.forEach(client -> client.tick(now));
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      LOG.warn("The Wyoming adapter did not close in order.", e);
    }
    clients.forEach(WyomingClient::close);
    clock.shutdownNow();
    threads.shutdownNow();
  }
}
