/** A training run from a corpus folder to a finished run folder: load, train, judge, report. */
@NullMarked
package io.github.spikeword.trainer.job;

import org.jspecify.annotations.NullMarked;
