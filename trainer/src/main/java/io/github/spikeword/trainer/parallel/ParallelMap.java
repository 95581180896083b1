package io.github.spikeword.trainer.parallel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Maps a list with several threads. Guarantees:
 *
 * <ol>
 *   <li>Result i belongs to item i, whatever the number of threads.
 *   <li>If items fail, the failure of the first of them in list order is thrown, with one thread as
 *       with many; items behind it may or may not have been processed.
 *   <li>When the call returns or throws, no thread of it is running.
 * </ol>
 */
public final class ParallelMap {

  private ParallelMap() {}

  /**
   * @param threads how many threads work, positive; 1 works on the caller's
   * @param items what to map
   * @param function called once an item, from any thread; must not return null
   * @param progress hears every finished item
   * @throws CancellationException when the caller is interrupted meanwhile
   */
  public static <T, R> List<R> map(
      int threads, List<T> items, Function<? super T, ? extends R> function, Progress progress) {
    if (threads < 1) {
      throw new IllegalArgumentException("Work needs at least one thread, found " + threads + ".");
    }
    Job<T, R> job = new Job<>(items, function, progress);
    if (threads == 1 || items.size() < 2) {
      job.run();
    } else {
      runOn(Math.min(threads, items.size()), job);
    }
    return job.results();
  }

  /** One thread for each processor. */
  public static int allProcessors() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static void runOn(int count, Job<?, ?> job) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(job, "parallel-map-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
          job.cancel();
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The work was interrupted before it was done.");
    }
  }

  /** Items are handed out in order, so everything before a failed item has been handed out too. */
  private static final class Job<T, R> implements Runnable {
    private final List<T> items;
    private final Function<? super T, ? extends R> function;
    private final Progress progress;
    private final List<@Nullable R> results;
    private final AtomicInteger next = new AtomicInteger();
    private int done;
    private int failedIndex = Integer.MAX_VALUE;
    private @Nullable Throwable failure;

    Job(List<T> items, Function<? super T, ? extends R> function, Progress progress) {
      this.items = items;
      this.function = function;
      this.progress = progress;
      this.results = new ArrayList<>(Collections.nCopies(items.size(), null));
    }

    @Override
    public void run() {
      int index;
      while ((index = next.getAndIncrement()) < items.size()) {
        try {
          finished(index, function.apply(items.get(index)));
        } catch (RuntimeException | Error e) {
          failed(index, e);
        }
      }
    }

    void cancel() {
      next.set(items.size());
    }

    private synchronized void finished(int index, R result) {
      results.set(index, result);
      done++;
      progress.advanced(done, items.size());
    }

    private synchronized void failed(int index, Throwable thrown) {
      cancel();
      if (index < failedIndex) {
        failedIndex = index;
        failure = thrown;
      }
    }

    private synchronized List<R> results() {
      if (failure instanceof RuntimeException e) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
      List<R> all = new ArrayList<>(results.size());
      for (R result : results) {
        all.add(java.util.Objects.requireNonNull(result, "the function returned null"));
      }
      return Collections.unmodifiableList(all);
    }
  }
}
