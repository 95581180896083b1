/**
 * What a model is; here only the version of the build and the one kind of failure that users cause.
 */
@NullMarked
package io.github.spikeword.models;

import org.jspecify.annotations.NullMarked;
