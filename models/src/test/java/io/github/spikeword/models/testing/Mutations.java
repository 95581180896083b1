package io.github.spikeword.models.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Damages sound input as accidents and strangers do: changed bits, bytes and numbers, pieces cut
 * out, doubled or put elsewhere, pieces of other inputs, early ends. Same seed, same damage.
 */
public final class Mutations {

  private static final int MOST_CHANGES = 6;
  private static final int LONGEST_PIECE = 32;

  /** Lengths and counts that parsers get wrong. */
  private static final int[] AWKWARD = {
    0, 1, -1, 2, 7, 8, 255, 256, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFF_FFFF, 0x8000_0000, -2
  };

  private final SplittableRandom random;
  private final List<byte[]> originals;
  private final int head;
  private final List<byte[]> tokens;

  private Mutations(long seed, List<byte[]> originals, int head, List<byte[]> tokens) {
    random = new SplittableRandom(seed);
    this.originals = originals;
    this.head = head;
    this.tokens = tokens;
  }

  /**
   * Damaged binary files.
   *
   * @param head bytes at the start that are hit most often, because everything hangs on them
   */
  public static Mutations ofFiles(long seed, int head, byte[]... originals) {
    return new Mutations(seed, List.of(originals), head, List.of());
  }

  /**
   * Damaged texts.
   *
   * @param tokens what is put in here and there: a language's own signs do most harm
   */
  public static Mutations ofTexts(long seed, List<String> tokens, String... originals) {
    return new Mutations(
        seed,
        Arrays.stream(originals).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList(),
        Integer.MAX_VALUE,
        tokens.stream().map(token -> token.getBytes(StandardCharsets.UTF_8)).toList());
  }

  /** The next damaged input. */
  public byte[] next() {
    byte[] bytes = pick(originals);
    for (int change = random.nextInt(MOST_CHANGES); change >= 0 && bytes.length > 0; change--) {
      bytes = changed(bytes);
    }
    return bytes;
  }

  private byte[] changed(byte[] bytes) {
    int at = place(bytes);
    return switch (random.nextInt(10)) {
      case 0, 1 -> with(bytes, at, (byte) random.nextInt());
      case 2, 3 -> with(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
      case 4 -> with(bytes, at, number());
      case 5 -> spliced(bytes, at, Math.min(bytes.length, at + length()), new byte[0]);
      case 6 -> spliced(bytes, at, at, piece(bytes));
      case 7 -> with(bytes, at, piece(pick(originals)));
      case 8 -> tokens.isEmpty() ? with(bytes, at, number()) : with(bytes, at, pick(tokens));
      default -> random.nextInt(3) == 0 ? Arrays.copyOf(bytes, at) : bytes;
    };
  }

  private int place(byte[] bytes) {
    boolean anywhere = random.nextInt(4) == 0;
    return random.nextInt(anywhere ? bytes.length : Math.min(bytes.length, head));
  }

  private int length() {
    return 1 + random.nextInt(LONGEST_PIECE);
  }

  private byte[] pick(List<byte[]> some) {
    return some.get(random.nextInt(some.size()));
  }

  private byte[] piece(byte[] bytes) {
    int from = random.nextInt(bytes.length);
    return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + length()));
  }

  /** An awkward number of one to four bytes, in either order. */
  private byte[] number() {
    int value = AWKWARD[random.nextInt(AWKWARD.length)];
    byte[] number = new byte[1 << random.nextInt(3)];
    boolean littleEndian = random.nextBoolean();
    for (int b = 0; b < number.length; b++) {
      number[littleEndian ? b : number.length - 1 - b] = (byte) (value >> 8 * b);
    }
    return number;
  }

  /** The bytes with others written over them from a place on. */
  private static byte[] with(byte[] bytes, int at, byte... over) {
    byte[] changed = bytes.clone();
    System.arraycopy(over, 0, changed, at, Math.min(over.length, bytes.length - at));
    return changed;
  }

  /** The bytes with a range replaced. */
  private static byte[] spliced(byte[] bytes, int from, int to, byte[] by) {
    byte[] changed = new byte[from + by.length + bytes.length - to];
    System.arraycopy(bytes, 0, changed, 0, from);
    System.arraycopy(by, 0, changed, from, by.length);
    System.arraycopy(bytes, to, changed, from + by.length, bytes.length - to);
    return changed;
  }
}
