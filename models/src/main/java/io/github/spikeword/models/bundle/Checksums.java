package io.github.spikeword.models.bundle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file {@code SHA256SUMS}, in the form that {@code sha256sum -c} checks. */
final class Checksums {

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([A-Za-z0-9._-]+)");

  /** The text for the given files, sorted by name. */
  static String write(Map<String, byte[]> files) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(files).forEach((name, bytes) -> text.append(sha256(bytes) + "  " + name + "\n"));
    return text.toString();
  }

  /**
   * Checks the bytes of every file of a bundle.
   *
   * @throws DamagedBundleException if a line is malformed, a file unlisted or a sum different
   */
  static void verify(BundleFiles files) {
    Map<String, String> sums = parse(files);
    for (String name : BundleFormat.SUMMED) {
      String found = sha256(files.bytes(name));
      String expected = sums.get(name);
      if (expected == null) {
        throw DamagedBundleException.damaged(
            files.place(), BundleFormat.CHECKSUMS, "a line for " + name, "none");
      }
      if (!expected.equals(found)) {
        throw DamagedBundleException.damaged(
            files.place(), name, "SHA-256 " + expected, "SHA-256 " + found);
      }
    }
  }

  /** SHA-256 of bytes, 64 lower-case hexadecimal digits. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }

  private static Map<String, String> parse(BundleFiles files) {
    String text = new String(files.bytes(BundleFormat.CHECKSUMS), StandardCharsets.UTF_8);
    Map<String, String> sums = new TreeMap<>();
    for (String line : text.split("\n", -1)) {
      if (line.isEmpty()) {
        continue;
      }
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw DamagedBundleException.damaged(
            files.place(),
            BundleFormat.CHECKSUMS,
            "lines of a SHA-256, two blanks and a file name",
            "the line '" + abbreviated(line) + "'");
      }
      sums.put(matcher.group(2), matcher.group(1));
    }
    return sums;
  }

  private static String abbreviated(String line) {
    String printable = line.replaceAll("[^ -~]", "?");
    return printable.length() <= 80 ? printable : printable.substring(0, 80) + "...";
  }

  private Checksums() {}
}
