/** What a training run is told: one checked configuration, readable as YAML or JSON. */
@NullMarked
package io.github.spikeword.trainer.config;

import org.jspecify.annotations.NullMarked;
