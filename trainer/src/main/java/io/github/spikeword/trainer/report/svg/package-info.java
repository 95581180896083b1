/** Pictures as inline SVG: scales, lines, bars, rasters and maps, coloured by the page's style. */
@NullMarked
package io.github.spikeword.trainer.report.svg;

import org.jspecify.annotations.NullMarked;
