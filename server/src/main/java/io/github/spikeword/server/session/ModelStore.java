package io.github.spikeword.server.session;

import java.util.List;
import java.util.Optional;

/** The models that clients may choose. Thread-safe. */
public interface ModelStore {

  /** The model of new sessions. */
  ServedModel current();

  /** Names of all bundles, the current one included. */
  List<String> names();

  /** The model of a name; empty if there is none, or none that is intact. */
  Optional<ServedModel> find(String name);
}
