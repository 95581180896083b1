package io.github.spikeword.trainer.config;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.models.network.Population;
import io.github.spikeword.trainer.evaluate.clip.DecisionRule;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Everything a training run is told. {@link SettingsFile} reads and writes it.
 *
 * @param name name of the bundle that comes out
 * @param words keywords, at least two, in label order
 * @param stream training on long recordings; absent for training on single clips
 */
public record TrainSettings(
    String name,
    List<String> words,
    SplitSettings split,
    FeatureChoice features,
    NetworkSettings network,
    InitialSettings initial,
    ReadoutChoice readout,
    LossSettings losses,
    ChipSettings chip,
    OptimiserSettings optimiser,
    DataSettings data,
    RunSettings run,
    Optional<StreamSettings> stream) {

  /** Ways to divide the clips that training on recordings knows. */
  private static final Set<SplitSettings.Method> LISTENERS =
      EnumSet.of(SplitSettings.Method.OFFICIAL, SplitSettings.Method.ALL);

  public TrainSettings {
    words = List.copyOf(words);
    if (words.size() < 2 || new HashSet<>(words).size() != words.size()) {
      throw new UserError(
          "Training setting 'words' must name at least two different words, found " + words + ".");
    }
    if (!name.matches("[a-z0-9][a-z0-9-]*")) {
      throw new UserError(
          "Training setting 'name' must have lower case letters, digits and dashes, found '"
              + name
              + "'.");
    }
    if (words.contains(Population.OTHER)) {
      throw new UserError(
          "Training setting 'words' must not name '"
              + Population.OTHER
              + "': that is what everything else is called. See 'network.otherNeurons'.");
    }
    if (run.select() == RunSettings.Select.AVERAGE && optimiser.average() == 0) {
      throw new UserError(
          "Training setting 'run.select' asks for the average, so 'optimiser.average' must be"
              + " positive, for example 0.9.");
    }
    if (stream.isPresent() && network.otherNeurons() == 0) {
      throw new UserError(
          "Training setting 'network.otherNeurons' must be positive for training on long"
              + " recordings: without it there is nothing to say between words.");
    }
    if (stream.isPresent() && !LISTENERS.contains(split.method())) {
      throw new UserError(
          "Training on long recordings keeps to the corpus's own partition, so 'split.method' must"
              + " be 'official' or 'all', found '"
              + split.method().name().toLowerCase(Locale.ROOT)
              + "'.");
    }
    if (stream.isPresent()) {
      requireNothingValidated(run);
    }
    requireNeuronForEveryPart(readout.parts(), network);
    if (stream.isPresent() && readout.window().isEmpty()) {
      throw new UserError(
          "Training on long recordings needs a counting window, for example"
              + " 'readout.partSteps={shortest: 63, longest: 63}'.");
    }
    if (stream.isEmpty() && readout.window().isPresent()) {
      requireTrainedAsJudged(readout.window().get(), features, losses, data);
    }
  }

  private static void requireNeuronForEveryPart(int parts, NetworkSettings network) {
    int other = network.otherNeurons();
    if (network.neuronsPerLabel() < parts || (other > 0 && other < parts)) {
      throw new UserError(
          "Training setting 'readout.parts' must be at most the number of output neurons of every"
              + " label, because each part counts neurons of its own; found "
              + parts
              + " parts, 'network.neuronsPerLabel' "
              + network.neuronsPerLabel()
              + " and 'network.otherNeurons' "
              + other
              + ".");
    }
  }

  /** What a clip is followed by and how it is decided must be so in training too. */
  private static void requireTrainedAsJudged(
      CountingWindow window, FeatureChoice features, LossSettings losses, DataSettings data) {
    DecisionRule rule = DecisionRule.of(window, features.settings());
    if (rule.choice() == DecisionRule.Choice.WHOLE_CLIP) {
      throw new UserError(
          "Training setting 'readout.partSteps' gives a plain window of "
              + window.steps()
              + " steps, which holds a whole clip; leave it out (null), then the whole clip counts.");
    }
    long silence = Math.round(1000 * rule.silentSeconds());
    if (data.silenceMillis() != silence) {
      throw new UserError(
          "Training setting 'data.silenceMillis' must be "
              + silence
              + " with 'readout.partSteps', because so much silence follows a clip when it is"
              + " judged by its highest window; found "
              + data.silenceMillis()
              + ".");
    }
    if (losses.populationWeight() > 0) {
      throw new UserError(
          "Training setting 'losses.populationWeight' must be 0 with 'readout.partSteps': that loss"
              + " knows rates over the whole clip only.");
    }
  }

  /** No epoch of training on recordings is judged, so none is best and none ends the run. */
  private static void requireNothingValidated(RunSettings run) {
    if (run.select() == RunSettings.Select.BEST) {
      throw new UserError(
          "Training on long recordings validates no epoch, so 'run.select' must be 'last' or"
              + " 'average', found 'best'.");
    }
    if (run.patience() > 0) {
      throw new UserError(
          "Training on long recordings validates no epoch and runs to its end, so 'run.patience'"
              + " must be 0, found "
              + run.patience()
              + ".");
    }
  }

  /**
   * The same settings for other words. More words share the output neurons there are, so that the
   * network still fits the chip; each label keeps at least one. In recordings they share the weight
   * of the present ones evenly.
   */
  public TrainSettings withWords(List<String> newWords) {
    if (newWords.equals(words)) {
      return this;
    }
    int shared = network.neuronsPerLabel() * words.size() / Math.max(1, newWords.size());
    int each = Math.max(1, Math.min(network.neuronsPerLabel(), shared));
    return new TrainSettings(
        name,
        newWords,
        split,
        features,
        network.withNeuronsPerLabel(each),
        initial,
        readout,
        losses,
        chip,
        optimiser,
        data,
        run,
        stream.map(settings -> settings.withWords(newWords)));
  }

  /** The same settings with another division of the clips. */
  public TrainSettings withSplit(SplitSettings newSplit) {
    return new TrainSettings(
        name, words, newSplit, features, network, initial, readout, losses, chip, optimiser, data,
        run, stream);
  }

  /** The same settings with another seed. */
  public TrainSettings withSeed(long seed) {
    return withRun(
        new RunSettings(run.epochs(), run.batchSize(), seed, run.select(), run.patience()));
  }

  /** The same settings with another number of epochs. */
  public TrainSettings withEpochs(int epochs) {
    return withRun(
        new RunSettings(epochs, run.batchSize(), run.seed(), run.select(), run.patience()));
  }

  private TrainSettings withRun(RunSettings newRun) {
    return new TrainSettings(
        name, words, split, features, network, initial, readout, losses, chip, optimiser, data,
        newRun, stream);
  }
}
