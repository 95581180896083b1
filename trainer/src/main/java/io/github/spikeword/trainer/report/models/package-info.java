/** The document on the shipped models, written from what was measured and nothing else. */
@NullMarked
package io.github.spikeword.trainer.report.models;

import org.jspecify.annotations.NullMarked;
