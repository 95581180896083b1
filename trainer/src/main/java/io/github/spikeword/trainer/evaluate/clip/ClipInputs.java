package io.github.spikeword.trainer.evaluate.clip;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.FeatureSettings;
import io.github.spikeword.stream.features.FeatureExtractor;
import io.github.spikeword.trainer.augment.ClipLength;
import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Reading;
import io.github.spikeword.trainer.parallel.ParallelMap;
import io.github.spikeword.trainer.parallel.Progress;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Clips read from disk and turned into front-end inputs, once for any number of chips.
 *
 * @param rule the decision that the inputs were prepared for
 * @param inputs what could be read, in the order given
 * @param broken what could not, in the order given
 */
record ClipInputs(DecisionRule rule, List<ClipInput> inputs, List<BrokenFile> broken) {

  /** Prepares clips that were read, with noise under them if asked for. */
  static ClipInputs of(
      Bundle bundle, Reading.All<Clip> read, Optional<ClipNoise> noise, int threads) {
    DecisionRule rule = DecisionRule.of(bundle);
    FeatureSettings features = bundle.features();
    List<Integer> numbers = IntStream.range(0, read.items().size()).boxed().toList();
    List<ClipInput> inputs =
        ParallelMap.map(
            threads,
            numbers,
            i -> {
              Clip clip = read.items().get(i);
              float[] fitted =
                  ClipLength.fit(read.sounds().get(i), DecisionRule.clipSamples(features));
              float[] heard = noise.map(n -> n.under(clip.key(), fitted)).orElse(fitted);
              float[] whole = ClipLength.fit(heard, rule.samples(features));
              return new ClipInput(clip, FeatureExtractor.extractAll(features, whole));
            },
            Progress.SILENT);
    return new ClipInputs(rule, inputs, read.broken());
  }
}
