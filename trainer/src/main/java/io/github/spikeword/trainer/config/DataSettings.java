package io.github.spikeword.trainer.config;

import io.github.spikeword.trainer.augment.AugmentSettings;

/**
 * The clips of an epoch.
 *
 * @param variants changed versions precomputed beside every clip, from 0
 * @param augment how their sound is changed
 * @param channelJitter standard deviation of the logarithm of every clip's gain per channel, drawn
 *     anew in every epoch
 * @param silenceMillis silence that is heard behind every clip, and counted, before the decision,
 *     milliseconds; a step begun is left out
 */
public record DataSettings(
    int variants, AugmentSettings augment, double channelJitter, int silenceMillis) {
  public DataSettings {
    Checks.within("data.variants", variants, 0, 1000);
    Checks.within("data.channelJitter", channelJitter, 0, 2);
    Checks.within("data.silenceMillis", silenceMillis, 0, 1000);
  }
}
