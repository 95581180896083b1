package io.github.spikeword.server.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports for servers that must have a certain one. */
public final class FreePort {

  private static final int FIRST = 20_000;
  private static final int LAST = 30_000;

  private FreePort() {}

  /**
   * A port of loopback that nobody has, below those that Linux gives to outgoing connections: while
   * the server is away, no client that tries to reach it can get its port by chance.
   */
  public static int find() {
    int span = LAST - FIRST;
    int start = (int) (ProcessHandle.current().pid() % span);
    for (int tried = 0; tried < span; tried++) {
      int port = FIRST + (start + tried) % span;
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // somebody has it; the next may be free
      }
    }
    throw new IllegalStateException("No port from " + FIRST + " to " + LAST + " is free.");
  }
}
