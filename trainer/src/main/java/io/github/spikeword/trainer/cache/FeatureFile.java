package io.github.spikeword.trainer.cache;

import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.corpus.Clip;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A feature set as a file. Big-endian: magic and format version (8 bytes), steps, channels,
 * variants, broken files (int each; then path and reason of each, {@link
 * DataOutputStream#writeUTF}), then the values of every version of every clip as floats, and last
 * the CRC-32C of all bytes before it (long).
 *
 * <p>The clips themselves are not stored: the file's name is a digest of them.
 */
final class FeatureFile {

  /** "SWFEAT" and the format version. */
  private static final long MAGIC = 0x53574645_41540001L;

  private static final int BUFFER_BYTES = 1 << 16;

  private FeatureFile() {}

  static void write(Path file, FeatureSet set) throws IOException {
    CRC32C crc = new CRC32C();
    try (OutputStream raw = Files.newOutputStream(file);
        DataOutputStream out =
            new DataOutputStream(
                new CheckedOutputStream(new BufferedOutputStream(raw, BUFFER_BYTES), crc))) {
      out.writeLong(MAGIC);
      out.writeInt(set.steps());
      out.writeInt(set.channels());
      out.writeInt(set.variants());
      out.writeInt(set.broken().size());
      for (BrokenFile broken : set.broken()) {
        out.writeUTF(broken.path().toString());
        out.writeUTF(broken.reason());
      }
      ByteBuffer bytes = ByteBuffer.allocate(set.steps() * set.channels() * Float.BYTES);
      for (float[] values : set.values()) {
        bytes.asFloatBuffer().put(values);
        out.write(bytes.array());
      }
      out.writeLong(crc.getValue());
    }
  }

  /**
   * Reads the features of a request.
   *
   * @throws DamagedException if the file is not exactly what was once written for this request
   */
  static FeatureSet read(Path file, FeatureRequest request) throws IOException, DamagedException {
    CRC32C crc = new CRC32C();
    try (InputStream raw = Files.newInputStream(file);
        DataInputStream in =
            new DataInputStream(
                new CheckedInputStream(new BufferedInputStream(raw, BUFFER_BYTES), crc))) {
      expect(in.readLong() == MAGIC, "its first bytes are not those of a feature file");
      expect(in.readInt() == request.steps(), "its clips have another length");
      expect(in.readInt() == request.features().channels(), "it has other channels");
      expect(in.readInt() == request.variants(), "it has another number of variants");
      int brokenCount = in.readInt();
      expect(brokenCount >= 0 && brokenCount < 1 << 24, "its list of broken files is impossible");
      List<BrokenFile> broken = new ArrayList<>();
      Set<Path> brokenPaths = new HashSet<>();
      for (int i = 0; i < brokenCount; i++) {
        BrokenFile entry = new BrokenFile(Path.of(in.readUTF()), in.readUTF());
        broken.add(entry);
        brokenPaths.add(entry.path());
      }
      List<Clip> clips =
          request.clips().stream().filter(clip -> !brokenPaths.contains(clip.path())).toList();
      float[][] values = new float[clips.size() * (request.variants() + 1)][];
      ByteBuffer bytes =
          ByteBuffer.allocate(request.steps() * request.features().channels() * Float.BYTES);
      for (int i = 0; i < values.length; i++) {
        in.readFully(bytes.array());
        values[i] = new float[bytes.capacity() / Float.BYTES];
        bytes.asFloatBuffer().get(values[i]);
      }
      long computed = crc.getValue();
      expect(in.readLong() == computed, "its checksum is wrong");
      expect(in.read() < 0, "it is too long");
      return new FeatureSet(
          clips,
          request.variants(),
          request.steps(),
          request.features().channels(),
          values,
          broken);
    } catch (EOFException e) {
      throw new DamagedException("it ends too early");
    }
  }

  private static void expect(boolean condition, String otherwise) throws DamagedException {
    if (!condition) {
      throw new DamagedException(otherwise);
    }
  }

  /** The file is not what was written. */
  static final class DamagedException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedException(String what) {
      super(what);
    }
  }
}
