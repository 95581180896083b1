/** JSON text that comes out the same on every machine, and JSON values that go in. */
@NullMarked
package io.github.spikeword.models.json;

import org.jspecify.annotations.NullMarked;
