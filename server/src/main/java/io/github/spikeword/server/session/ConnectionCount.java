package io.github.spikeword.server.session;

import java.util.HashMap;
import java.util.Map;

/** How many connections there are, in all and from each address. Thread-safe. */
public final class ConnectionCount {

  private final int most;
  private final int mostPerAddress;
  private final Map<String, Integer> perAddress = new HashMap<>();
  private int all;

  /**
   * @param most connections in all, positive
   * @param mostPerAddress connections of one address, positive
   */
  public ConnectionCount(int most, int mostPerAddress) {
    this.most = most;
    this.mostPerAddress = mostPerAddress;
  }

  /** Counts a connection if there is room for it; each success is given back once. */
  public synchronized boolean enter(String address) {
    int ofAddress = perAddress.getOrDefault(address, 0);
    if (all >= most || ofAddress >= mostPerAddress) {
      return false;
    }
    perAddress.put(address, ofAddress + 1);
    all++;
    return true;
  }

  /** Gives a connection back. */
  public synchronized void leave(String address) {
    Integer count = perAddress.get(address);
    if (count == null) {
      throw new IllegalStateException("No connection from " + address + " is counted.");
    }
    if (count == 1) {
      perAddress.remove(address);
    } else {
      perAddress.put(address, count - 1);
    }
    all--;
  }

  /** Connections at this time. */
  public synchronized int current() {
    return all;
  }
}
