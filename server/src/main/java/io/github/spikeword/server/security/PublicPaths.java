package io.github.spikeword.server.security;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What everybody may read, token or not: the page with what it is made of, the description of the
 * protocol, and whether the server lives. Everything else is closed, so that neither a new address
 * nor another way to write an old one is open by mistake.
 */
final class PublicPaths {

  /** A path that can be written in no other way: nothing encoded, doubled or relative in it. */
  private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*/*");

  private static final Set<String> FILES =
      Set.of("", "/index.html", "/icon.svg", "/health/liveness");
  private static final List<String> FOLDERS =
      List.of("/css/", "/js/", "/webjars/", "/v1/protocol/");

  private PublicPaths() {}

  /**
   * Whether a path needs no token.
   *
   * @param path without query; slashes at its end mean nothing, as they do to the router
   */
  static boolean contains(String path) {
    if (!PLAIN.matcher(path).matches()) {
      return false;
    }
    String file = path.replaceFirst("/+$", "");
    return FILES.contains(file) || FOLDERS.stream().anyMatch(file::startsWith);
  }
}
