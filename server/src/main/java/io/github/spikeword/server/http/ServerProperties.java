package io.github.spikeword.server.http;

import io.github.spikeword.models.UserError;
import io.github.spikeword.server.config.KnownSettings;
import io.github.spikeword.server.config.Settings;
import io.github.spikeword.server.security.AccessToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** From our settings to those of the HTTP framework, with the rules that no setting may break. */
final class ServerProperties {

  /** An upload is bounded where it is read: the framework's own limit would only break it off. */
  private static final long ANY_REQUEST_SIZE = Long.MAX_VALUE;

  /** The framework's name for the threads of listening sockets. */
  static final String LISTENING = "parent";

  private static final int SEND_BUFFER_BYTES = 65_536;

  private final Settings settings;

  ServerProperties(Settings settings) {
    this.settings = settings;
  }

  /** A token, or none, in a form that a bean container can hold. */
  record TokenHolder(Optional<AccessToken> token) {}

  /**
   * The token that clients need.
   *
   * @throws UserError if other machines could connect without one and nobody said so aloud
   */
  TokenHolder accessToken() {
    String text = settings.get(KnownSettings.TOKEN);
    String file = settings.get(KnownSettings.TOKEN_FILE);
    if (text.isEmpty() && !file.isEmpty()) {
      text = firstLine(Path.of(file));
    }
    if (!text.isEmpty()) {
      try {
        return new TokenHolder(Optional.of(new AccessToken(text)));
      } catch (IllegalArgumentException e) {
        throw new UserError(String.valueOf(e.getMessage()), e);
      }
    }
    String host = settings.get(KnownSettings.HOST);
    if (!isLoopback(host) && !settings.get(KnownSettings.INSECURE)) {
      throw new UserError(
          "Binding "
              + host
              + " lets other machines connect, so a token is needed: set SPIKEWORD_SERVER_TOKEN or --token-file, or say --insecure to do without.");
    }
    return new TokenHolder(Optional.empty());
  }

  private static String firstLine(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .findFirst()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .orElseThrow(
              () ->
                  new UserError(
                      "The token file " + file + " is empty; put the token into its first line."));
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new UserError("The token file " + file + " can't be read: " + e.getMessage() + ".", e);
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new UserError("There is no host '" + host + "'; choose another with --host.", e);
    }
  }

  /** Properties of the HTTP framework. */
  Map<String, Object> toMap() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("micronaut.application.name", "spikeword");
    properties.put("micronaut.server.host", settings.get(KnownSettings.HOST));
    int port = settings.get(KnownSettings.PORT);
    properties.put("micronaut.server.port", port == 0 ? -1 : port);
    properties.put("micronaut.server.max-request-size", ANY_REQUEST_SIZE);
    properties.put("micronaut.server.server-header", "");
    properties.put("micronaut.server.idle-timeout", "120s");
    // a listener on a WebSocket may be silent for ever; pings keep it from being idle both ways
    properties.put("micronaut.server.read-idle-timeout", "0s");
    properties.put("micronaut.server.write-idle-timeout", "0s");
    // the framework would refuse origins that our own rule allows
    properties.put("micronaut.server.cors.localhost-pass-through", true);
    // what the system buffers for a slow client is out of our reach, so it should not be much
    properties.put("micronaut.server.netty.child-options.SO_SNDBUF", SEND_BUFFER_BYTES);
    listening(properties);
    pages(properties);
    operation(properties);
    tls(properties, port);
    return properties;
  }

  /** A thread for the listening socket alone can end at once, while others finish their work. */
  private static void listening(Map<String, Object> properties) {
    String prefix = "micronaut.netty.event-loops." + LISTENING + ".";
    properties.put(prefix + "num-threads", 1);
    properties.put(prefix + "shutdown-quiet-period", "0s");
  }

  private static void pages(Map<String, Object> properties) {
    String prefix = "micronaut.router.static-resources.";
    properties.put(prefix + "page.paths", "classpath:META-INF/resources/spikeword");
    properties.put(prefix + "page.mapping", "/**");
    properties.put(prefix + "webjars.paths", "classpath:META-INF/resources/webjars");
    properties.put(prefix + "webjars.mapping", "/webjars/**");
    properties.put(prefix + "protocol.paths", "classpath:META-INF/protocol");
    properties.put(prefix + "protocol.mapping", "/v1/protocol/**");
  }

  private static void operation(Map<String, Object> properties) {
    properties.put("endpoints.all.enabled", false);
    properties.put("endpoints.health.enabled", true);
    properties.put("endpoints.health.sensitive", false);
    properties.put("endpoints.health.details-visible", "ANONYMOUS");
    properties.put("endpoints.health.disk-space.enabled", false);
    properties.put("endpoints.prometheus.enabled", true);
    properties.put("endpoints.prometheus.sensitive", false);
    properties.put("micronaut.metrics.enabled", true);
    properties.put("micronaut.metrics.export.prometheus.enabled", true);
    properties.put("micronaut.metrics.export.prometheus.descriptions", true);
  }

  private void tls(Map<String, Object> properties, int port) {
    String certificate = settings.get(KnownSettings.TLS_CERTIFICATE);
    String key = settings.get(KnownSettings.TLS_KEY);
    if (certificate.isEmpty() && key.isEmpty()) {
      return;
    }
    if (certificate.isEmpty() || key.isEmpty()) {
      throw new UserError(
          "TLS needs both server.tls-certificate and server.tls-key; only one of them is set.");
    }
    for (String file : new String[] {certificate, key}) {
      if (!Files.isReadable(Path.of(file))) {
        throw new UserError("The TLS file " + file + " can't be read.");
      }
    }
    properties.put("micronaut.certificate.file.server.path", key);
    properties.put("micronaut.certificate.file.server.certificate-path", certificate);
    properties.put("micronaut.certificate.file.server.format", "PEM");
    properties.put("micronaut.server.ssl.enabled", true);
    properties.put("micronaut.server.ssl.key-name", "server");
    properties.put("micronaut.server.ssl.port", port == 0 ? -1 : port);
  }
}
