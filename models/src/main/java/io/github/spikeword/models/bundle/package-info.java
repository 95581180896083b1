/** The directory a model ships in: what it holds, how it is written, read and proven intact. */
@NullMarked
package io.github.spikeword.models.bundle;

import org.jspecify.annotations.NullMarked;
