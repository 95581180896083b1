/** One listener: sound goes in, typed events come out, and no state is shared with another. */
@NullMarked
package io.github.spikeword.stream.session;

import org.jspecify.annotations.NullMarked;
