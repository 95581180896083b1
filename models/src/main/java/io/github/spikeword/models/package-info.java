/** What a model is; here only the one kind of failure that its users cause. */
@NullMarked
package io.github.spikeword.models;

import org.jspecify.annotations.NullMarked;
