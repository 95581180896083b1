package io.github.spikeword.server.session;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.BundleLocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bundles that a locator finds, each read once. Thread-safe. */
public final class ModelLibrary implements ModelStore {

  private static final Logger LOG = LoggerFactory.getLogger(ModelLibrary.class);

  private final BundleLocator locator;
  private final ServedModel current;
  private final Map<String, ServedModel> read = new ConcurrentHashMap<>();

  /**
   * Reads the model of new sessions.
   *
   * @param nameOrDirectory which bundle that is
   * @throws UserError if there is no such bundle, or it is damaged
   */
  public ModelLibrary(BundleLocator locator, String nameOrDirectory) {
    this.locator = locator;
    current = new ServedModel(locator.read(nameOrDirectory));
    read.put(current.bundle().name(), current);
  }

  /**
   * Reads the bundles that nobody has asked for yet, on a thread of its own, so that the first who
   * does need not wait. A bundle that cannot be read is warned of and passed over.
   *
   * @return the thread, which ends by itself
   */
  public Thread readAhead() {
    Thread reader = new Thread(this::readAll, "bundle-reader");
    reader.setDaemon(true);
    reader.start();
    return reader;
  }

  private void readAll() {
    try {
      names().forEach(this::find);
    } catch (UserError e) {
      LOG.warn("Bundles are not read ahead: {}", e.getMessage());
    }
  }

  @Override
  public ServedModel current() {
    return current;
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>(locator.names());
    String own = current.bundle().name();
    if (!names.contains(own)) {
      names.add(0, own);
    }
    return names;
  }

  @Override
  public Optional<ServedModel> find(String name) {
    ServedModel known = read.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    // clients send names; only those that the locator lists are looked at, never paths
    if (!locator.names().contains(name)) {
      return Optional.empty();
    }
    try {
      ServedModel model = new ServedModel(locator.read(name));
      read.put(name, model);
      return Optional.of(model);
    } catch (UserError e) {
      LOG.warn("The bundle '{}' is not served: {}", name, e.getMessage());
      return Optional.empty();
    }
  }
}
