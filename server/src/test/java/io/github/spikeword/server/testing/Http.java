package io.github.spikeword.server.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Plain HTTP requests. */
public final class Http {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Http() {}

  /** GET with header names and values as given. */
  public static HttpResponse<String> get(URI server, String path, String... headers) {
    return send(request(server, path, headers).GET().build());
  }

  /** POST of bytes with header names and values as given. */
  public static HttpResponse<String> post(URI server, String path, byte[] body, String... headers) {
    return send(request(server, path, headers).POST(BodyPublishers.ofByteArray(body)).build());
  }

  private static HttpRequest.Builder request(URI server, String path, String... headers) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(server + path));
    if (headers.length > 0) {
      builder.headers(headers);
    }
    return builder;
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A body as JSON. */
  public static JsonNode json(HttpResponse<String> response) {
    try {
      return MAPPER.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + response.body(), e);
    }
  }
}
