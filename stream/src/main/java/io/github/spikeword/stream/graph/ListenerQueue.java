package io.github.spikeword.stream.graph;

import akka.japi.Pair;
import akka.stream.Attributes;
import akka.stream.FlowShape;
import akka.stream.Inlet;
import akka.stream.Outlet;
import akka.stream.stage.AbstractGraphStageWithMaterializedValue;
import akka.stream.stage.AbstractInOutHandler;
import akka.stream.stage.GraphStageLogic;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The bounded queue between a fast producer and one listener. It always takes in, so a slow
 * listener delays nobody else.
 *
 * <p>Guarantees:
 *
 * <ol>
 *   <li>Elements that are not droppable all arrive, in order, or the stream fails with {@link
 *       ListenerTooSlowException} as soon as more than {@code limit} of them wait.
 *   <li>At most {@code droppableLimit} droppable elements wait; one more drops the oldest of them,
 *       which is counted. The materialized value reads that count from any thread.
 *   <li>What arrives, arrives in the order in which it was taken in.
 *   <li>When the producer completes, what waits is delivered first; when it fails, the failure
 *       comes at once.
 * </ol>
 *
 * @param <T> type of the elements
 */
public final class ListenerQueue<T>
    extends AbstractGraphStageWithMaterializedValue<FlowShape<T, T>, LongSupplier> {

  private final Predicate<? super T> droppable;
  private final int droppableLimit;
  private final int limit;
  private final Inlet<T> in = Inlet.create("ListenerQueue.in");
  private final Outlet<T> out = Outlet.create("ListenerQueue.out");
  private final FlowShape<T, T> shape = FlowShape.of(in, out);

  /**
   * A queue of two limits.
   *
   * @param droppable which elements may be dropped
   * @param droppableLimit how many of them may wait, from 1
   * @param limit how many of the others may wait, from 1
   */
  public ListenerQueue(Predicate<? super T> droppable, int droppableLimit, int limit) {
    if (droppableLimit < 1 || limit < 1) {
      throw new IllegalArgumentException(
          "A listener's queue holds at least one element of each kind, found limits of "
              + droppableLimit
              + " and "
              + limit
              + ".");
    }
    this.droppable = droppable;
    this.droppableLimit = droppableLimit;
    this.limit = limit;
  }

  @Override
  public FlowShape<T, T> shape() {
    return shape;
  }

  @Override
  public Pair<GraphStageLogic, LongSupplier> createLogicAndMaterializedValuePair(
      Attributes inheritedAttributes) {
    AtomicLong dropped = new AtomicLong();
    return Pair.create(new Logic(dropped), dropped::get);
  }

  /** An element with its place in the order of arrival. */
  private record Numbered<T>(long number, T element) {}

  private final class Logic extends GraphStageLogic {

    private final AtomicLong dropped;
    private final ArrayDeque<Numbered<T>> optional = new ArrayDeque<>();
    private final ArrayDeque<Numbered<T>> required = new ArrayDeque<>();
    private long taken;

    Logic(AtomicLong dropped) {
      super(shape);
      this.dropped = dropped;
      setHandlers(
          in,
          out,
          new AbstractInOutHandler() {
            @Override
            public void onPush() {
              take(grab(in));
              if (isAvailable(out)) {
                deliver();
              }
              tryPull(in);
            }

            @Override
            public void onPull() {
              deliver();
              if (isClosed(in) && isEmpty()) {
                completeStage();
              }
            }

            @Override
            public void onUpstreamFinish() {
              if (isEmpty()) {
                completeStage();
              }
            }
          });
    }

    @Override
    public void preStart() {
      pull(in);
    }

    private void take(T element) {
      Numbered<T> numbered = new Numbered<>(taken++, element);
      if (droppable.test(element)) {
        optional.add(numbered);
        if (optional.size() > droppableLimit) {
          optional.remove();
          dropped.incrementAndGet();
        }
      } else {
        required.add(numbered);
        if (required.size() > limit) {
          failStage(new ListenerTooSlowException(limit));
        }
      }
    }

    private boolean isEmpty() {
      return optional.isEmpty() && required.isEmpty();
    }

    private void deliver() {
      Numbered<T> first = optional.peek();
      Numbered<T> other = required.peek();
      ArrayDeque<Numbered<T>> next =
          other == null || (first != null && first.number < other.number) ? optional : required;
      Numbered<T> numbered = next.poll();
      if (numbered != null) {
        push(out, numbered.element);
      }
    }
  }
}
