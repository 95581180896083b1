/** One page that shows what happened in a run: figures from results, pictures from figures. */
@NullMarked
package io.github.spikeword.trainer.report;

import org.jspecify.annotations.NullMarked;
