/** What can be set, where each value came from, and what it is when nobody says. */
@NullMarked
package io.github.spikeword.server.config;

import org.jspecify.annotations.NullMarked;
