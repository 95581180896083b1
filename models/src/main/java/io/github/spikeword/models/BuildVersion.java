package io.github.spikeword.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Spikeword that was built, from a resource that the build filled in. */
public final class BuildVersion {

  private static final String RESOURCE = "/spikeword-version.properties";

  /** The version, for example {@code 0.1.0}. */
  public static String current() {
    try (InputStream in = BuildVersion.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + RESOURCE + " is missing from the build.");
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BuildVersion() {}
}
