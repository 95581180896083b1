package io.github.spikeword.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The published schemas, as the server serves them. */
public final class Schemas {

  private static final String FOLDER = "META-INF/protocol/schemas/";
  private static final String ID_PREFIX = "https://spikeword.github.io/protocol/v1/schemas/";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, JsonSchema> READ = new ConcurrentHashMap<>();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(
          VersionFlag.V202012,
          builder ->
              builder.schemaMappers(
                  mappers -> mappers.mapPrefix(ID_PREFIX, "classpath:" + FOLDER)));

  private Schemas() {}

  /**
   * Fails unless the message fits the schema of its type and has no field that it does not name.
   */
  public static void check(JsonNode message) {
    checkClosed(message.path("type").asText(), message, "stamp");
  }

  /**
   * Fails unless the document fits the schema and has no field that it does not name.
   *
   * @param parents schemas whose fields it has, too
   */
  public static void checkClosed(String schema, JsonNode document, String... parents) {
    check(schema, document);
    Set<String> known = properties(schema);
    for (String parent : parents) {
      known.addAll(properties(parent));
    }
    assertThat(document.fieldNames())
        .toIterable()
        .as("fields of %s, all described", schema)
        .isSubsetOf(known);
  }

  /** Fails unless the document fits the schema. */
  public static void check(String schema, JsonNode document) {
    assertThat(schema(schema).validate(document))
        .as("violations of %s.json by %s", schema, document)
        .isEmpty();
  }

  private static JsonSchema schema(String name) {
    return READ.computeIfAbsent(
        name,
        n ->
            FACTORY.getSchema(
                SchemaLocation.of(ID_PREFIX + n + ".json"),
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build()));
  }

  private static Set<String> properties(String schema) {
    try (InputStream in =
        Schemas.class.getClassLoader().getResourceAsStream(FOLDER + schema + ".json")) {
      Set<String> names = new TreeSet<>();
      MAPPER.readTree(in).path("properties").fieldNames().forEachRemaining(names::add);
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
