package io.github.spikeword.server.command;

import io.github.spikeword.server.http.SpikewordServer;
import java.util.concurrent.CountDownLatch;

/** Keeps a server running until the process is told to stop, and then stops it in order. */
final class RunningServer {

  /**
   * Waits until SIGTERM or SIGINT, stops the server and ends the process with exit code 0: being
   * told to stop is no failure, though the virtual machine would return 143.
   */
  static void untilStopped(SpikewordServer server) throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    runtime.addShutdownHook(
        new Thread(
            () -> {
              try {
                server.close();
              } finally {
                runtime.halt(ExitCode.OK);
              }
            },
            "spikeword-stop"));
    new CountDownLatch(1).await();
  }

  private RunningServer() {}
}
