/** The page, driven in a real Chromium against a real server. */
@NullMarked
package io.github.spikeword.server.page;

import org.jspecify.annotations.NullMarked;
