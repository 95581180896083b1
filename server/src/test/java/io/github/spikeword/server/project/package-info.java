/** What holds for the project as a whole: its launcher, its sources, its licences. */
@NullMarked
package io.github.spikeword.server.project;

import org.jspecify.annotations.NullMarked;
