package io.github.spikeword.trainer.corpus;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * The part of a corpus that a speaker belongs to, for ever: a function of the speaker's name alone,
 * so that nobody moves between parts when clips are added (Warden 2018, arXiv:1804.03209, section
 * 7, and the corpus README's {@code which_set}).
 */
public enum Partition {
  TRAINING,
  VALIDATION,
  TESTING;

  /** Percentage of speakers in the validation partition, and as many in the testing partition. */
  public static final double HELD_OUT_PERCENT = 10;

  /** Hash values run from 0 to this, 2^27 - 1. */
  private static final long LARGEST_HASH = (1L << 27) - 1;

  /**
   * The official partition: SHA-1 of the speaker's name modulo 2^27, scaled to percent; below 10
   * validation, below 20 testing, else training.
   *
   * @param speaker a clip's file name up to {@code _nohash_}
   */
  public static Partition ofSpeaker(String speaker) {
    byte[] digest = sha1(speaker.getBytes(StandardCharsets.UTF_8));
    long tail = 0;
    for (int i = digest.length - 4; i < digest.length; i++) {
      tail = tail << 8 | (digest[i] & 0xFF);
    }
    double percent = (tail & LARGEST_HASH) * (100.0 / LARGEST_HASH);
    if (percent < HELD_OUT_PERCENT) {
      return VALIDATION;
    }
    return percent < 2 * HELD_OUT_PERCENT ? TESTING : TRAINING;
  }

  /** Lower case name for reports and configurations. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1.", e);
    }
  }
}
