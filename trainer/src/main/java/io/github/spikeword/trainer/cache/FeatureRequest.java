package io.github.spikeword.trainer.cache;

import io.github.spikeword.models.bundle.FeatureSettings;
import io.github.spikeword.stream.features.FeatureDefaults;
import io.github.spikeword.trainer.augment.AugmentSettings;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Sound;
import java.util.Collections;
import java.util.List;

/**
 * Which features are wanted. Gains and saturation of the settings do not matter: features are kept
 * before both, so that gains can be fitted without computing anything again.
 *
 * @param clips the clips
 * @param features how sound becomes features
 * @param clipSamples length every clip is brought to, with zeros or by cutting its end; at least
 *     one frame
 * @param silentSamples zeros that follow every clip, changed or not, from 0
 * @param variants changed versions beside every original, from 0
 * @param augment how they are changed
 * @param seed seed of the changes
 * @param noises recorded backgrounds to draw from
 * @param otherWords clips to draw second speakers from
 */
public record FeatureRequest(
    List<Clip> clips,
    FeatureSettings features,
    int clipSamples,
    int silentSamples,
    int variants,
    AugmentSettings augment,
    long seed,
    List<Sound> noises,
    List<Clip> otherWords) {

  public FeatureRequest {
    clips = List.copyOf(clips);
    noises = List.copyOf(noises);
    otherWords = List.copyOf(otherWords);
    if (clipSamples < features.frameSamples()) {
      throw new IllegalArgumentException(
          "A clip must last at least a frame of "
              + features.frameSamples()
              + " samples, found "
              + clipSamples
              + ".");
    }
    if (silentSamples < 0 || variants < 0) {
      throw new IllegalArgumentException(
          "Neither silence nor the number of variants can be negative, found "
              + silentSamples
              + " samples and "
              + variants
              + " variants.");
    }
    features =
        new FeatureSettings(
            features.sampleRateHz(),
            features.frameSamples(),
            features.centreHz(),
            features.q(),
            features.sections(),
            features.compression(),
            Collections.nCopies(features.channels(), 1.0),
            FeatureDefaults.NO_SATURATION);
  }

  /** The clips as they are, one second each. */
  public static FeatureRequest plain(List<Clip> clips, FeatureSettings features) {
    return new FeatureRequest(
        clips,
        features,
        features.sampleRateHz(),
        0,
        0,
        AugmentSettings.none(),
        0,
        List.of(),
        List.of());
  }

  /** The same with silence behind every clip. */
  public FeatureRequest followedBySilence(int samples) {
    return new FeatureRequest(
        clips, features, clipSamples, samples, variants, augment, seed, noises, otherWords);
  }

  /** The same clips with changed versions beside them. */
  public FeatureRequest augmented(
      int newVariants,
      AugmentSettings newAugment,
      long newSeed,
      List<Sound> newNoises,
      List<Clip> newOtherWords) {
    return new FeatureRequest(
        clips,
        features,
        clipSamples,
        silentSamples,
        newVariants,
        newAugment,
        newSeed,
        newNoises,
        newOtherWords);
  }

  /** Samples that are worked through for a clip: its own and the silence behind it. */
  int samples() {
    return clipSamples + silentSamples;
  }

  /** Steps of every clip, the silence behind it included. */
  public int steps() {
    return samples() / features.frameSamples();
  }
}
