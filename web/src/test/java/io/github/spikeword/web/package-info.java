/** Runs the page's own unit tests, which are JavaScript, as part of the build. */
@NullMarked
package io.github.spikeword.web;

import org.jspecify.annotations.NullMarked;
