package io.github.spikeword.trainer.evaluate.stream;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.chip.EnergyModel;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Stage;
import io.github.spikeword.trainer.corpus.BrokenFile;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One evaluation on recordings, ready to be rendered.
 *
 * @param model name of the bundle
 * @param source where the recordings come from, a phrase
 * @param results under the bundle's own detector settings
 * @param metrics figures of these
 * @param choice thresholds chosen by the two-step rule, with the trade-off of every word
 * @param chosen figures under the chosen thresholds
 * @param worst mistakes under the bundle's own settings that are worth listening to
 * @param powerNanowatts estimated mean power of the layers behind the front end, nW
 * @param rates mean spikes of a neuron in a step, per stage, front end first
 * @param stages names of the stages
 */
public record StreamReport(
    String model,
    String source,
    StreamResults results,
    StreamMetrics metrics,
    ThresholdChoice choice,
    StreamMetrics chosen,
    List<Offender> worst,
    double powerNanowatts,
    List<Double> rates,
    List<String> stages) {

  private static final int WORST_OF_A_KIND = 20;
  private static final double NANO = 1e9;

  public StreamReport {
    worst = List.copyOf(worst);
    rates = List.copyOf(rates);
    stages = List.copyOf(stages);
  }

  /** Works out everything there is to say about results. */
  public static StreamReport of(
      Bundle bundle, String source, StreamResults results, FalseAcceptBudget budget, int threads) {
    ThresholdChoice choice = ThresholdChoice.of(results, budget, threads);
    Network network = bundle.network();
    List<Stage> stages = network.stages();
    long[] spikes = new long[stages.size()];
    long steps = 0;
    for (RecordingResult recording : results.recordings()) {
      steps += recording.heard().scores().steps();
      for (int s = 0; s < spikes.length; s++) {
        spikes[s] += recording.heard().spikesPerStage().get(s);
      }
    }
    double[] rates = new double[spikes.length];
    long layerSpikes = 0;
    for (int s = 0; s < spikes.length; s++) {
      rates[s] = spikes[s] / (Math.max(1.0, steps) * stages.get(s).neurons());
      layerSpikes += s == 0 ? 0 : spikes[s];
    }
    double seconds = Math.max(1, steps) * network.stepMillis() / 1000;
    double watts =
        EnergyModel.calibrated()
            .watts(layerSpikes / seconds, network.neurons() - network.channels());
    return new StreamReport(
        bundle.name(),
        source,
        results,
        StreamMetrics.of(results),
        choice,
        StreamMetrics.of(results.under(choice.settings())),
        Offenders.worst(results, WORST_OF_A_KIND),
        watts * NANO,
        Arrays.stream(rates).boxed().toList(),
        stages.stream().map(Stage::name).toList());
  }

  /** Files that recordings should have been made from but were not, each once. */
  public List<BrokenFile> broken() {
    Set<BrokenFile> all = new LinkedHashSet<>();
    results.recordings().forEach(recording -> all.addAll(recording.broken()));
    return List.copyOf(all);
  }
}
