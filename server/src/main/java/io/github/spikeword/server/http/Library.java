package io.github.spikeword.server.http;

import io.github.spikeword.server.session.ModelStore;

/**
 * The model store as the bean container is given it; the container knows singletons by their class.
 *
 * @param models what is shared
 */
record Library(ModelStore models) {}
