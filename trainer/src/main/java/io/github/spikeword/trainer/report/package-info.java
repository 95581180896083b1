/**
 * Pages that show what happened in a run or an evaluation: figures from results, pictures from
 * figures.
 */
@NullMarked
package io.github.spikeword.trainer.report;

import org.jspecify.annotations.NullMarked;
