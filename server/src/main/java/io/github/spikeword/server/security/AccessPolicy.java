package io.github.spikeword.server.security;

import java.util.Optional;

/** Decides for every request whether it is answered. Thread-safe. */
public final class AccessPolicy {

  /**
   * What a decision needs to know of a request.
   *
   * @param method HTTP method
   * @param path without query
   * @param host the header Host
   * @param origin the header Origin
   * @param secure whether the connection is encrypted
   * @param preflight whether a browser asks what a page of another origin may send; it can't send
   *     the token with that
   * @param webSocket whether a WebSocket handshake is asked for
   * @param bearer the token of the header {@code Authorization: Bearer}
   * @param ticket the query parameter {@code ticket}
   */
  public record Asked(
      String method,
      String path,
      Optional<String> host,
      Optional<String> origin,
      boolean secure,
      boolean preflight,
      boolean webSocket,
      Optional<String> bearer,
      Optional<String> ticket) {}

  /** Why a request is not answered. */
  public enum Refusal {
    /** Asked for under a name that is not this server's. */
    HOST(421, "This server does not answer under that host name; list it in server.allowed-hosts."),
    /** Asked for by another site's page. */
    ORIGIN(403, "Pages of that origin may not connect; list it in server.allowed-origins."),
    /** Token and ticket are missing or wrong. */
    TOKEN(
        401,
        "A token is needed: header 'Authorization: Bearer ...', or a ticket from POST /v1/tickets.");

    private final int status;
    private final String message;

    Refusal(int status, String message) {
      this.status = status;
      this.message = message;
    }

    /** HTTP status of the answer. */
    public int status() {
      return status;
    }

    /** A sentence for the client. */
    public String message() {
      return message;
    }
  }

  private final OriginRule origins;
  private final Optional<AccessToken> token;
  private final Tickets tickets;

  /**
   * @param token needed for everything but {@link PublicPaths}; empty if it is for nothing
   */
  public AccessPolicy(OriginRule origins, Optional<AccessToken> token, Tickets tickets) {
    this.origins = origins;
    this.token = token;
    this.tickets = tickets;
  }

  /** Why a request must not be answered; empty if it may. A ticket is used up by asking. */
  public Optional<Refusal> refusal(Asked asked) {
    if (!origins.hostAllowed(asked.host())) {
      return Optional.of(Refusal.HOST);
    }
    if ((asked.webSocket() || !reads(asked))
        && !origins.originAllowed(asked.origin(), asked.host(), asked.secure())) {
      return Optional.of(Refusal.ORIGIN);
    }
    boolean open = asked.preflight() || PublicPaths.contains(asked.path());
    if (token.isPresent() && !open && !isKnown(asked, token.get())) {
      return Optional.of(Refusal.TOKEN);
    }
    return Optional.empty();
  }

  /** Whether the answer is for a page of another origin that is listed, which may read it then. */
  public boolean isForListedOrigin(Optional<String> origin) {
    return origins.isListed(origin);
  }

  private boolean isKnown(Asked asked, AccessToken secret) {
    if (asked.bearer().isPresent()) {
      return secret.matches(asked.bearer().get());
    }
    // a ticket opens one connection; it does not buy another ticket
    return asked.ticket().isPresent() && reads(asked) && tickets.redeem(asked.ticket().get());
  }

  private static boolean reads(Asked asked) {
    return asked.method().equals("GET") || asked.method().equals("HEAD");
  }
}
