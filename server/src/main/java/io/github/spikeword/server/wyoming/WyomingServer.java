package io.github.spikeword.server.wyoming;

import io.github.spikeword.models.UserError;
import io.github.spikeword.server.session.Reception;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for clients of the Wyoming protocol, one thread per client. The protocol knows no token,
 * so it is served on loopback unless other machines are let in aloud.
 */
public final class WyomingServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WyomingServer.class);
  private static final int BACKLOG = 50;

  private final Reception reception;
  private final ServerSocket server;
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "spikeword-wyoming");
            thread.setDaemon(true);
            return thread;
          });

  private WyomingServer(Reception reception, ServerSocket server) {
    this.reception = reception;
    this.server = server;
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
      adapter.threads.execute(adapter::accept);
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

  private void serve(Socket client) {
    clients.add(client);
    String address = client.getInetAddress().getHostAddress();
    Optional<Runnable> place = reception.admitOther(address);
    try (client) {
      if (place.isPresent()) {
        client.setTcpNoDelay(true);
        client.setSoTimeout((int) (reception.limits().idleSeconds() * 1000));
        new WyomingConnection(
                reception,
                new WyomingReader(new BufferedInputStream(client.getInputStream())),
                new WyomingWriter(client.getOutputStream()))
            .serve();
      }
    } catch (IOException e) {
      LOG.debug("A Wyoming client at {} left: {}", address, e.getMessage());
    } finally {
      clients.remove(client);
      place.ifPresent(Runnable::run);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket client : clients) {
        client.close();
      }
    } catch (IOException e) {
      LOG.warn("The Wyoming adapter did not close in order.", e);
    }
    threads.shutdownNow();
  }
}
