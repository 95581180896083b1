package io.github.spikeword.trainer.bptt;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A fixed number of threads that share numbered tasks. The caller's thread is one of them. Which
 * thread runs a task is open, so a task's result must depend on its number alone; then results are
 * the same on any number of threads.
 */
public final class Workers implements AutoCloseable {

  private final int threads;
  private final ExecutorService helpers;

  /**
   * @param threads from 1
   */
  public Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("At least one thread is needed, found " + threads + ".");
    }
    this.threads = threads;
    helpers =
        Executors.newFixedThreadPool(
            Math.max(1, threads - 1),
            task -> {
              Thread thread = new Thread(task, "spikeword-training");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Runs tasks 0 .. count - 1 and returns when all have ended.
   *
   * @throws RuntimeException what a task threw
   */
  public void run(int count, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    Runnable share =
        () -> {
          for (int k = next.getAndIncrement(); k < count; k = next.getAndIncrement()) {
            task.accept(k);
          }
        };
    List<Future<?>> running = new ArrayList<>(threads);
    for (int h = 1; h < Math.min(threads, count); h++) {
      running.add(helpers.submit(share));
    }
    share.run();
    for (Future<?> helper : running) {
      await(helper);
    }
  }

  private static void await(Future<?> helper) {
    try {
      helper.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a training thread.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A training thread failed.", e.getCause());
    }
  }

  @Override
  public void close() {
    helpers.shutdownNow();
  }
}
