/**
 * What the network hears: the band-pass bank, the rectified mean per step, its compression, and the
 * one feature extractor that live sessions, replay, training and evaluation share.
 */
@NullMarked
package io.github.spikeword.stream.features;

import org.jspecify.annotations.NullMarked;
