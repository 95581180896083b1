package io.github.spikeword.trainer.corpus;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.random.SeededRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Cross-validation in which no speaker is on both sides. Speakers are shuffled by the seed, taken
 * by falling number of clips, and each goes to the fold that it leaves most even: the one with the
 * smallest growth of {@code sum over words of (clips / all clips of the word)^2}.
 *
 * @param folds the clips of every fold, each in the order they were given
 */
public record SpeakerFolds(List<List<Clip>> folds) {

  public SpeakerFolds {
    folds = folds.stream().map(List::copyOf).toList();
  }

  /**
   * @param clips what to divide
   * @param count how many folds, at least 2
   * @param seed seed of the shuffle that decides between equals
   * @throws UserError if there are fewer speakers than folds
   */
  public static SpeakerFolds of(List<Clip> clips, int count, long seed) {
    Map<String, List<Clip>> bySpeaker = new TreeMap<>();
    clips.forEach(
        clip -> bySpeaker.computeIfAbsent(clip.speaker(), name -> new ArrayList<>()).add(clip));
    if (count < 2 || bySpeaker.size() < count) {
      throw new UserError(
          "Cross-validation needs at least 2 folds and a speaker for each, found "
              + count
              + " folds and "
              + bySpeaker.size()
              + " speakers.");
    }
    List<String> speakers = new ArrayList<>(bySpeaker.keySet());
    SeededRandom.of(seed, "speaker folds", count).shuffle(speakers);
    speakers.sort(
        Comparator.comparingInt((String name) -> clipsOf(bySpeaker, name).size()).reversed());

    Map<String, Integer> words = wordIndex(clips);
    double[] total = counts(clips, words);
    double[][] load = new double[count][words.size()];
    List<Set<String>> members = new ArrayList<>();
    for (int fold = 0; fold < count; fold++) {
      members.add(new HashSet<>());
    }
    for (String speaker : speakers) {
      double[] own = counts(clipsOf(bySpeaker, speaker), words);
      int best = 0;
      for (int fold = 1; fold < count; fold++) {
        if (growth(load[fold], own, total) < growth(load[best], own, total)) {
          best = fold;
        }
      }
      members.get(best).add(speaker);
      for (int word = 0; word < own.length; word++) {
        load[best][word] += own[word];
      }
    }
    return new SpeakerFolds(
        members.stream()
            .map(names -> clips.stream().filter(clip -> names.contains(clip.speaker())).toList())
            .toList());
  }

  /** The split that validates on one fold, 0-based, and trains on all others. */
  public Split split(int fold) {
    List<Clip> training = new ArrayList<>();
    for (int other = 0; other < folds.size(); other++) {
      if (other != fold) {
        training.addAll(folds.get(other));
      }
    }
    String method = "speaker-disjoint fold " + (fold + 1) + " of " + folds.size();
    return new Split(method, training, folds.get(fold), List.of());
  }

  private static List<Clip> clipsOf(Map<String, List<Clip>> bySpeaker, String speaker) {
    return bySpeaker.getOrDefault(speaker, List.of());
  }

  private static Map<String, Integer> wordIndex(List<Clip> clips) {
    Map<String, Integer> words = new LinkedHashMap<>();
    clips.forEach(clip -> words.putIfAbsent(clip.word(), words.size()));
    return words;
  }

  private static double[] counts(List<Clip> clips, Map<String, Integer> words) {
    double[] counts = new double[words.size()];
    clips.forEach(clip -> counts[words.getOrDefault(clip.word(), 0)]++);
    return counts;
  }

  /** Growth of the sum of squares, of which only (2 load own + own^2) / total^2 is new. */
  private static double growth(double[] load, double[] own, double[] total) {
    double sum = 0;
    for (int word = 0; word < own.length; word++) {
      sum += own[word] * (2 * load[word] + own[word]) / (total[word] * total[word]);
    }
    return sum;
  }
}
