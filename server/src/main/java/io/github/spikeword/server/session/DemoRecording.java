package io.github.spikeword.server.session;

import java.net.URL;
import java.util.Optional;

/** The demonstration recording that ships with the server. */
public final class DemoRecording {

  private static final String RESOURCE = "/demo/demo.wav";

  /** Where it lies; empty in a build without it. */
  public static Optional<URL> url() {
    return Optional.ofNullable(DemoRecording.class.getResource(RESOURCE));
  }

  private DemoRecording() {}
}
