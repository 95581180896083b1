package io.github.spikeword.trainer.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelMapTest {

  private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 200})
  void keepsTheOrderOfTheItems(int threads) {
    assertThat(ParallelMap.map(threads, HUNDRED, i -> i * i, Progress.SILENT))
        .isEqualTo(HUNDRED.stream().map(i -> i * i).toList());
  }

  @Test
  void mapsNothingToNothing() {
    assertThat(ParallelMap.map(4, List.of(), i -> i, Progress.SILENT)).isEmpty();
  }

  @Test
  void worksOnSeveralThreadsAtOnce() {
    CyclicBarrier both = new CyclicBarrier(2);
    Set<String> threads = ConcurrentHashMap.newKeySet();
    ParallelMap.map(
        2,
        List.of(1, 2),
        i -> {
          try {
            both.await(10, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          return threads.add(Thread.currentThread().getName());
        },
        Progress.SILENT);
    assertThat(threads).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void throwsTheFirstFailureInListOrder(int threads) {
    assertThatThrownBy(
            () ->
                ParallelMap.map(
                    threads,
                    HUNDRED,
                    i -> {
                      if (i == 23 || i == 24 || i == 90) {
                        throw new IllegalStateException("item " + i);
                      }
                      return i;
                    },
                    Progress.SILENT))
        .hasMessage("item 23");
  }

  @Test
  void reportsEveryFinishedItemOnce() {
    List<Integer> done = new ArrayList<>();
    ParallelMap.map(
        4,
        HUNDRED,
        i -> i,
        (finished, total) -> {
          assertThat(total).isEqualTo(100);
          done.add(finished);
        });
    assertThat(done).isEqualTo(IntStream.rangeClosed(1, 100).boxed().toList());
  }

  @Test
  void stopsWhenTheCallerIsInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> ParallelMap.map(2, HUNDRED, i -> i, Progress.SILENT))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).as("the interrupt is passed on").isTrue();
  }

  @Test
  void refusesToWorkWithoutThreads() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParallelMap.map(0, HUNDRED, i -> i, Progress.SILENT));
  }
}
