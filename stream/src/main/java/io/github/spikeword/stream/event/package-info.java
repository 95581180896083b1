/** What a listener can hear of: the closed family of listening events. */
@NullMarked
package io.github.spikeword.stream.event;

import org.jspecify.annotations.NullMarked;
