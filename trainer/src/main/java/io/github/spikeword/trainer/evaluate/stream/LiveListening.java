package io.github.spikeword.trainer.evaluate.stream;

import akka.Done;
import akka.NotUsed;
import akka.actor.ActorSystem;
import akka.japi.Pair;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import com.typesafe.config.ConfigFactory;
import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.network.SparseNetwork;
import io.github.spikeword.models.network.SparseSimulator;
import io.github.spikeword.stream.audio.SampleStream;
import io.github.spikeword.stream.event.ListeningEvent;
import io.github.spikeword.stream.event.ListeningEvent.Detection;
import io.github.spikeword.stream.event.ListeningEvent.Score;
import io.github.spikeword.stream.graph.Heard;
import io.github.spikeword.stream.graph.ListeningGraph;
import io.github.spikeword.stream.graph.SoundSources;
import io.github.spikeword.stream.session.EventSelection;
import io.github.spikeword.stream.session.ListeningSession;
import io.github.spikeword.stream.session.SessionControl;
import io.github.spikeword.stream.session.SessionCounts;
import io.github.spikeword.stream.session.Sound;
import io.github.spikeword.trainer.evaluate.Keywords;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Lets a model listen to recordings through the graph that live listening runs, at full speed.
 * Recordings may be heard from several threads at once; each has a session of its own.
 */
public final class LiveListening implements AutoCloseable {

  private static final int CHUNK_SAMPLES = 1 << 14;
  private static final EventSelection EVERY_SCORE = new EventSelection(0, 1, 0);

  private final Bundle bundle;
  private final SparseNetwork compiled;
  private final List<String> keywords;
  private final ActorSystem system;

  /**
   * Starts the machinery.
   *
   * @param bundle the model
   * @param compiled its network, on the chip that is to listen
   */
  public LiveListening(Bundle bundle, SparseNetwork compiled) {
    this.bundle = bundle;
    this.compiled = compiled;
    keywords = Keywords.of(bundle.network());
    system =
        ActorSystem.create(
            "evaluation",
            ConfigFactory.parseString("akka.daemonic = on, akka.loglevel = WARNING")
                .withFallback(ConfigFactory.load(ActorSystem.class.getClassLoader())));
  }

  /**
   * Lets the model hear a recording from its start to its end.
   *
   * @param sound the recording; closed afterwards
   * @throws UserError if the recording cannot be read
   */
  public HeardRecording hear(SampleStream sound) {
    return hear(SoundSources.recording(() -> sound, CHUNK_SAMPLES));
  }

  /**
   * Lets the model hear sound from its start to its end.
   *
   * @param sound the sound, gaps included
   * @throws UserError if the recording cannot be read
   */
  public HeardRecording hear(Source<Sound, NotUsed> sound) {
    double stepMillis = bundle.network().stepMillis();
    ScoreTrack.Recorder scores = new ScoreTrack.Recorder(keywords, stepMillis);
    List<Fired> detections = new ArrayList<>();
    Pair<SessionControl, CompletionStage<Done>> running =
        sound
            .viaMat(
                ListeningGraph.flow(
                    sink ->
                        new ListeningSession(
                            bundle, new SparseSimulator(compiled), EVERY_SCORE, sink)),
                Keep.right())
            .map(Heard::event)
            .toMat(
                Sink.<ListeningEvent>foreach(
                    event -> {
                      if (event instanceof Score score) {
                        scores.add(score.step(), score.scores());
                      } else if (event instanceof Detection detection) {
                        detections.add(Fired.of(detection, stepMillis));
                      }
                    }),
                Keep.both())
            .run(system);
    await(running.second());
    SessionCounts counts = running.first().counts();
    return new HeardRecording(scores.finish(), detections, counts.spikesPerStage());
  }

  private static void await(CompletionStage<Done> completion) {
    try {
      completion.toCompletableFuture().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UserError userError) {
        throw userError;
      }
      throw e;
    }
  }

  /** Ends the machinery; waits until its threads are gone. */
  @Override
  public void close() {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }
}
