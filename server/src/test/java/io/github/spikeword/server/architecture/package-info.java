/** The house's rules on its compiled classes: which module may use what. */
@NullMarked
package io.github.spikeword.server.architecture;

import org.jspecify.annotations.NullMarked;
