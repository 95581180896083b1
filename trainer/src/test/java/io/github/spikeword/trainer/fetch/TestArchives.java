package io.github.spikeword.trainer.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** Archives made in memory. */
final class TestArchives {

  private TestArchives() {}

  /** Three folders of words with incompressible content, about 60 kB. */
  static byte[] smallCorpus() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    Random random = new Random(1);
    for (String word : new String[] {"yes", "no", "go"}) {
      for (int i = 0; i < 2; i++) {
        byte[] content = new byte[10_000];
        random.nextBytes(content);
        files.put("./" + word + "/speaker_nohash_" + i + ".wav", content);
      }
    }
    return tarGz(files);
  }

  static byte[] tarGz(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = tar(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey(), true);
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** An archive of one entry without content. */
  static byte[] tarGz(TarArchiveEntry entry) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = tar(bytes)) {
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static TarArchiveOutputStream tar(ByteArrayOutputStream bytes) throws IOException {
    return new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes));
  }
}
