/** A spiking network on the chip and the simulators that step it, bit for bit alike. */
@NullMarked
package io.github.spikeword.models.network;

import org.jspecify.annotations.NullMarked;
