package io.github.spikeword.server.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which pages and host names may reach the server.
 *
 * <p>Origin: a browser tells from which site a page came, and the same-origin policy does not cover
 * WebSockets, so a handshake (and every request that changes something) from another site's page is
 * refused unless that origin is listed. Clients that are no browsers send no Origin and pass.
 *
 * <p>Host: a site can let its own name point to this machine after its page has loaded (DNS
 * rebinding) and is then its own "same origin". So only names that cannot be rebound are answered:
 * IP addresses, localhost, the bound name and the listed ones.
 */
public final class OriginRule {

  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern HOST = Pattern.compile("([^:\\[\\]]+|\\[[0-9a-f:.%]+])(:\\d{1,5})?");

  private final List<String> origins;
  private final List<String> hosts;

  /**
   * @param origins other origins that may connect, for example {@code https://example.org}
   * @param hosts host names that may be asked for
   */
  public OriginRule(List<String> origins, List<String> hosts) {
    this.origins = origins.stream().map(o -> o.toLowerCase(Locale.ROOT)).toList();
    this.hosts = hosts.stream().map(h -> h.toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * Whether the server answers under this name.
   *
   * @param hostHeader the header as it came, if it did; HTTP/1.1 requires it
   */
  public boolean hostAllowed(Optional<String> hostHeader) {
    return hostHeader
        .map(h -> h.toLowerCase(Locale.ROOT))
        .filter(h -> HOST.matcher(h).matches())
        .map(h -> h.replaceFirst(":\\d+$", ""))
        .filter(
            name ->
                name.equals("localhost")
                    || name.endsWith(".localhost")
                    || name.startsWith("[")
                    || IPV4.matcher(name).matches()
                    || hosts.contains(name))
        .isPresent();
  }

  /**
   * Whether a page of this origin may connect.
   *
   * @param origin the header, if it came
   * @param hostHeader the host asked for
   * @param secure whether the connection is encrypted
   */
  public boolean originAllowed(
      Optional<String> origin, Optional<String> hostHeader, boolean secure) {
    if (origin.isEmpty()) {
      return true;
    }
    String from = origin.get().toLowerCase(Locale.ROOT);
    String self =
        (secure ? "https://" : "http://") + hostHeader.orElse("").toLowerCase(Locale.ROOT);
    return isListed(origin) || sameOrigin(from, self);
  }

  /**
   * Whether the page is of another origin that is listed.
   *
   * @param origin the header, if it came
   */
  public boolean isListed(Optional<String> origin) {
    return origin.map(o -> origins.contains(o.toLowerCase(Locale.ROOT))).orElse(false);
  }

  private static boolean sameOrigin(String one, String other) {
    try {
      URI a = new URI(one);
      URI b = new URI(other);
      return a.getHost() != null
          && a.getHost().equals(b.getHost())
          && port(a) == port(b)
          && String.valueOf(a.getScheme()).equals(b.getScheme());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equals(uri.getScheme()) ? 443 : 80;
  }
}
