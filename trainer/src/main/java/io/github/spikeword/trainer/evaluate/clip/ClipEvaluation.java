package io.github.spikeword.trainer.evaluate.clip;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.network.ChipInstance;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.SparseNetwork;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Reading;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.evaluate.ChipDraw;
import io.github.spikeword.trainer.evaluate.SpikeCounts;
import io.github.spikeword.trainer.parallel.ParallelMap;
import io.github.spikeword.trainer.parallel.Progress;
import io.github.spikeword.trainer.statistics.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Judges a model on clips of its words. A clip is brought to one second with zeros, goes through
 * the features and the simulator that live listening uses, from a fresh state, and the {@link
 * DecisionRule} turns the spikes into a word.
 *
 * <p>The clips are read once, when the evaluation is made; every run after that may be under other
 * circumstances. Results do not depend on the number of threads.
 */
public final class ClipEvaluation {

  private final Bundle bundle;
  private final Reading.All<Clip> read;

  private ClipEvaluation(Bundle bundle, Reading.All<Clip> read) {
    this.bundle = bundle;
    this.read = read;
  }

  /**
   * Reads the clips. Broken files are skipped; the results name them.
   *
   * @param clips recordings of the bundle's words
   * @param threads how many threads read, from 1
   * @param progress hears of every file
   * @throws UserError if no clip can be read, or one is of a word that the model does not know
   */
  public static ClipEvaluation of(
      Bundle bundle, List<Clip> clips, SoundReader reader, int threads, Progress progress) {
    for (Clip clip : clips) {
      if (!bundle.detector().words().containsKey(clip.word())) {
        throw new UserError(
            "The model '"
                + bundle.name()
                + "' does not know the word '"
                + clip.word()
                + "' of "
                + clip.path()
                + ". It knows "
                + String.join(", ", bundle.detector().words().keySet())
                + "; choose clips of these.");
      }
    }
    Reading.All<Clip> read = Reading.all(reader, clips, Clip::path, threads, progress);
    if (read.items().isEmpty()) {
      throw new UserError(
          read.broken().isEmpty()
              ? "There is no clip to judge: the chosen partition of the corpus holds none of the"
                  + " model's words."
              : "None of "
                  + read.broken().size()
                  + " clips can be read; the first: "
                  + read.broken().get(0).reason());
    }
    return new ClipEvaluation(bundle, read);
  }

  /** The model that is judged. */
  Bundle bundle() {
    return bundle;
  }

  /** Judges every clip once. */
  public ClipResults run(ClipOptions options) {
    ClipInputs inputs = ClipInputs.of(bundle, read, options.noise(), options.threads());
    return judge(inputs, options.chip(), options.threads());
  }

  /**
   * Accuracy on many mismatched chips; features are computed once for all of them.
   *
   * @param options threads and noise; its chip names the spread and the seed, chips 0, 1, 2 ... of
   *     that family are drawn
   * @param chips how many chips, from 1
   * @param progress hears of every chip
   * @return correct clips per chip, in order of the chips
   */
  public List<Share> runOnChips(ClipOptions options, int chips, Progress progress) {
    ChipDraw family = options.chip().orElseThrow();
    ClipInputs inputs = ClipInputs.of(bundle, read, options.noise(), options.threads());
    List<Integer> numbers = IntStream.range(0, chips).boxed().toList();
    return ParallelMap.map(
        options.threads(),
        numbers,
        number -> ClipMetrics.accuracy(judge(inputs, Optional.of(family.numbered(number)), 1)),
        progress);
  }

  private ClipResults judge(ClipInputs inputs, Optional<ChipDraw> chip, int threads) {
    Network network = bundle.network();
    ChipInstance instance =
        chip.map(draw -> draw.draw(network)).orElseGet(() -> ChipInstance.nominal(network));
    ClipDecider decider =
        new ClipDecider(SparseNetwork.compile(network, instance), bundle.readout(), inputs.rule());
    List<ClipDecider.Outcome> outcomes =
        ParallelMap.map(threads, inputs.inputs(), decider::decide, Progress.SILENT);
    List<ClipResult> results = new ArrayList<>();
    SpikeCounts counts = SpikeCounts.none(network.stages().size());
    for (ClipDecider.Outcome outcome : outcomes) {
      results.add(outcome.result());
      counts = counts.plus(outcome.counts());
    }
    return new ClipResults(network.labels(), inputs.rule(), results, counts, inputs.broken());
  }
}
