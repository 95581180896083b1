package io.github.spikeword.server.operation;

import io.github.spikeword.models.BuildVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code spikeword --version} says. */
public final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"spikeword " + BuildVersion.current()};
  }
}
