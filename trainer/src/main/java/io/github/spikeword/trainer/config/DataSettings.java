package io.github.spikeword.trainer.config;

import io.github.spikeword.trainer.augment.AugmentSettings;

/**
 * The clips of an epoch.
 *
 * @param variants changed versions precomputed beside every clip, from 0
 * @param augment how their sound is changed
 * @param channelJitter standard deviation of the logarithm of every clip's gain per channel, drawn
 *     anew in every epoch
 */
public record DataSettings(int variants, AugmentSettings augment, double channelJitter) {
  public DataSettings {
    Checks.within("data.variants", variants, 0, 1000);
    Checks.within("data.channelJitter", channelJitter, 0, 2);
  }
}
