package io.github.spikeword.server.http;

import io.github.spikeword.server.security.AccessPolicy;
import io.github.spikeword.server.security.AccessPolicy.Asked;
import io.github.spikeword.server.security.AccessPolicy.Refusal;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets in only what the access policy allows, and puts the security headers on every answer. */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
class GuardFilter {

  /**
   * The page loads everything from this server, talks to it only and is shown in no frame. Its
   * scripts set styles through the object model, which needs no 'unsafe-inline'.
   */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " connect-src 'self'; worker-src 'self' blob:; media-src 'self' blob:; font-src 'self';"
          + " manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final AccessPolicy policy;

  GuardFilter(AccessPolicy policy) {
    this.policy = policy;
  }

  @RequestFilter
  @Nullable HttpResponse<?> guard(HttpRequest<?> request) {
    Asked asked = asked(request);
    Optional<Refusal> refusal = policy.refusal(asked);
    if (refusal.isEmpty() && !asked.preflight()) {
      return null;
    }
    MutableHttpResponse<?> answer =
        refusal.map(GuardFilter::refused).orElseGet(GuardFilter::mayBeSent);
    harden(request, answer); // an answer from here does not pass the other filters
    return answer;
  }

  private static MutableHttpResponse<?> refused(Refusal refusal) {
    MutableHttpResponse<String> answer =
        JsonErrors.answer(
            HttpStatus.valueOf(refusal.status()),
            refusal.name().toLowerCase(Locale.ROOT),
            refusal.message());
    return refusal == Refusal.TOKEN ? answer.header("WWW-Authenticate", "Bearer") : answer;
  }

  /** What pages of other origins may send, <a href="https://fetch.spec.whatwg.org/">Fetch</a>. */
  private static MutableHttpResponse<?> mayBeSent() {
    return HttpResponse.noContent()
        .header("Access-Control-Allow-Methods", "GET, POST")
        .header("Access-Control-Allow-Headers", "Authorization, Content-Type")
        .header("Access-Control-Max-Age", "600");
  }

  private static Asked asked(HttpRequest<?> request) {
    var headers = request.getHeaders();
    return new Asked(
        request.getMethodName(),
        request.getPath(),
        Optional.ofNullable(headers.get("Host")),
        Optional.ofNullable(headers.get("Origin")),
        request.isSecure(),
        request.getMethodName().equals("OPTIONS")
            && headers.contains("Origin")
            && headers.contains("Access-Control-Request-Method"),
        "websocket".equalsIgnoreCase(headers.get("Upgrade")),
        Optional.ofNullable(headers.get("Authorization"))
            .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
            .map(value -> value.substring(7).strip()),
        Optional.ofNullable(request.getParameters().get("ticket")));
  }

  @ResponseFilter
  void harden(HttpRequest<?> request, MutableHttpResponse<?> response) {
    Optional<String> origin = Optional.ofNullable(request.getHeaders().get("Origin"));
    boolean listed = policy.isForListedOrigin(origin);
    if (listed) {
      response.header("Access-Control-Allow-Origin", origin.get());
    }
    response
        .header("Vary", "Origin")
        .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", listed ? "cross-origin" : "same-origin")
        .header("Permissions-Policy", "microphone=(self), camera=(), geolocation=()");
  }
}
