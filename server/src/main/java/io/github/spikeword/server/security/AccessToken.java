package io.github.spikeword.server.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The secret that clients must know. Keeps only a hash of it, compares in constant time and never
 * shows it.
 */
public final class AccessToken {

  /** Fewest characters of a token; 16 random ones can't be guessed over a network. */
  public static final int MIN_LENGTH = 16;

  private final byte[] hash;

  /**
   * @param token the secret, at least {@link #MIN_LENGTH} characters
   */
  public AccessToken(String token) {
    if (token.length() < MIN_LENGTH) {
      throw new IllegalArgumentException(
          "A token needs at least " + MIN_LENGTH + " characters, found " + token.length() + ".");
    }
    hash = hash(token);
  }

  /** Whether the candidate is the token. The time taken tells nothing about where they differ. */
  public boolean matches(String candidate) {
    return MessageDigest.isEqual(hash, hash(candidate));
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }

  @Override
  public String toString() {
    return "AccessToken(not shown)";
  }
}
