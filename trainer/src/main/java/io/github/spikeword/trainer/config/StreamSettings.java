package io.github.spikeword.trainer.config;

import io.github.spikeword.models.network.Population;
import io.github.spikeword.trainer.compose.ComposeSettings;
import io.github.spikeword.trainer.corpus.SoundSplit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Training on long composed recordings with a state that is never reset. An epoch is a number of
 * updates.
 *
 * @param recordings how many recordings are composed
 * @param compose what they are like
 * @param sounds who hears which sounds without the words
 * @param targets what each step should say
 * @param chunks what a batch is made of
 * @param updatesPerEpoch updates between two checkpoints
 */
public record StreamSettings(
    int recordings,
    ComposeSettings compose,
    SoundSplit sounds,
    Targets targets,
    Chunks chunks,
    int updatesPerEpoch) {

  /**
   * What each step should say: the word from shortly before its end, "other" elsewhere, and nothing
   * is asked in between.
   *
   * @param beforeEnd steps before the word's end from which the word is wanted
   * @param afterEnd steps after its end up to which it is wanted
   * @param openAfterStart steps after its start from which nothing is asked
   * @param weight weight of a wanted word's steps; "other" has 1
   */
  public record Targets(int beforeEnd, int afterEnd, int openAfterStart, double weight) {
    public Targets {
      Checks.atLeast("stream.targets.beforeEnd", beforeEnd, 0);
      Checks.positive("stream.targets.afterEnd", afterEnd);
      Checks.atLeast("stream.targets.openAfterStart", openAfterStart, 0);
      Checks.positive("stream.targets.weight", weight);
    }
  }

  /**
   * What a batch is made of. The shares of chunks that end after words and after hard negatives
   * leave the rest to chunks from anywhere.
   *
   * @param steps steps of a chunk
   * @param warmupSteps steps at its start, from membranes at zero, without loss
   * @param wordShare share of chunks that end shortly after a word
   * @param wordMix weight of each keyword, and of "other", among those
   * @param hardShare share of chunks that end shortly after a hard negative
   * @param hardScore score above which a step that should say "other" is a hard negative
   * @param mineShare share of recordings searched for hard negatives before every epoch
   */
  public record Chunks(
      int steps,
      int warmupSteps,
      double wordShare,
      Map<String, Double> wordMix,
      double hardShare,
      double hardScore,
      double mineShare) {
    public Chunks {
      wordMix = Collections.unmodifiableMap(new TreeMap<>(wordMix));
      Checks.within("stream.chunks.steps", steps, 2, 10_000);
      Checks.within("stream.chunks.warmupSteps", warmupSteps, 0, steps - 1);
      Checks.within("stream.chunks.wordShare", wordShare, 0, 1);
      Checks.within("stream.chunks.hardShare", hardShare, 0, 1 - wordShare);
      Checks.within("stream.chunks.mineShare", mineShare, 0, 1);
    }

    private Chunks withWords(List<String> words) {
      Map<String, Double> mix = evenly(wordMix, words);
      mix.put(Population.OTHER, wordMix.getOrDefault(Population.OTHER, 0.0));
      return new Chunks(steps, warmupSteps, wordShare, mix, hardShare, hardScore, mineShare);
    }
  }

  public StreamSettings {
    Checks.positive("stream.recordings", recordings);
    Checks.positive("stream.updatesPerEpoch", updatesPerEpoch);
  }

  /** The same settings for other keywords, which share the weights of the present ones evenly. */
  StreamSettings withWords(List<String> words) {
    return new StreamSettings(
        recordings,
        compose.withKeywords(evenly(compose.events().keywords(), words)),
        sounds,
        targets,
        chunks.withWords(words),
        updatesPerEpoch);
  }

  private static Map<String, Double> evenly(Map<String, Double> weights, List<String> words) {
    double sum =
        weights.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(Population.OTHER))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    Map<String, Double> shares = new TreeMap<>();
    words.forEach(word -> shares.put(word, sum / words.size()));
    return shares;
  }
}
