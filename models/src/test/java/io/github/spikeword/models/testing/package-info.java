/** What the tests of several modules need. */
@NullMarked
package io.github.spikeword.models.testing;

import org.jspecify.annotations.NullMarked;
