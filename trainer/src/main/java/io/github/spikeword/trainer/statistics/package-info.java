/** How sure a measured figure is: intervals for shares and rates, quantiles, mean and spread. */
@NullMarked
package io.github.spikeword.trainer.statistics;

import org.jspecify.annotations.NullMarked;
