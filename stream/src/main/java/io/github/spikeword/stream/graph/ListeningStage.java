package io.github.spikeword.stream.graph;

import akka.japi.Pair;
import akka.stream.Attributes;
import akka.stream.FlowShape;
import akka.stream.Inlet;
import akka.stream.Outlet;
import akka.stream.stage.AbstractGraphStageWithMaterializedValue;
import akka.stream.stage.AbstractInOutHandler;
import akka.stream.stage.GraphStageLogic;
import io.github.spikeword.stream.session.ListeningSession;
import io.github.spikeword.stream.session.SessionControl;
import io.github.spikeword.stream.session.Sound;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * A listening session as a stage of a stream: sound in, events out.
 *
 * <ol>
 *   <li>Sound is asked for only when every event of the sound before has been taken: a slow
 *       consumer slows the source down and nothing is dropped here.
 *   <li>When the sound ends the session is finished, and the stage completes after {@code End}.
 *   <li>When the sound fails the events heard until then are delivered first.
 *   <li>The session is closed however the stream ends.
 * </ol>
 */
final class ListeningStage
    extends AbstractGraphStageWithMaterializedValue<FlowShape<Sound, Heard>, SessionControl> {

  private final SessionFactory sessions;
  private final Inlet<Sound> in = Inlet.create("ListeningStage.in");
  private final Outlet<Heard> out = Outlet.create("ListeningStage.out");
  private final FlowShape<Sound, Heard> shape = FlowShape.of(in, out);

  ListeningStage(SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public FlowShape<Sound, Heard> shape() {
    return shape;
  }

  @Override
  public Pair<GraphStageLogic, SessionControl> createLogicAndMaterializedValuePair(
      Attributes inheritedAttributes) {
    Logic logic = new Logic();
    return Pair.create(logic, logic.session);
  }

  private final class Logic extends GraphStageLogic {

    private final ArrayDeque<Heard> events = new ArrayDeque<>();
    private final ListeningSession session =
        sessions.open(event -> events.add(new Heard(event, arrivalNanos())));
    private long arrivalNanos;
    private boolean ended;
    private Optional<Throwable> failure = Optional.empty();

    Logic() {
      super(shape);
      setHandlers(
          in,
          out,
          new AbstractInOutHandler() {
            @Override
            public void onPush() {
              Sound sound = grab(in);
              arrivalNanos = sound.arrivalNanos();
              session.accept(sound);
              proceed();
            }

            @Override
            public void onPull() {
              proceed();
            }

            @Override
            public void onUpstreamFinish() {
              session.finish();
              ended = true;
              proceed();
            }

            @Override
            public void onUpstreamFailure(Throwable cause) {
              failure = Optional.of(cause);
              ended = true;
              proceed();
            }
          });
    }

    private long arrivalNanos() {
      return arrivalNanos;
    }

    private void proceed() {
      if (isAvailable(out)) {
        Heard next = events.poll();
        if (next != null) {
          push(out, next);
        } else if (!ended && !hasBeenPulled(in)) {
          pull(in);
        }
      }
      if (ended && events.isEmpty()) {
        failure.ifPresentOrElse(this::failStage, this::completeStage);
      }
    }

    @Override
    public void postStop() {
      session.close();
    }
  }
}
