/** The rules that a network must obey to fit the H1v2 chip, each a function, and their report. */
@NullMarked
package io.github.spikeword.models.rules;

import org.jspecify.annotations.NullMarked;
