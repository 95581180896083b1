/** Text for people: Markdown, and figures with their intervals. */
@NullMarked
package io.github.spikeword.models.text;

import org.jspecify.annotations.NullMarked;
