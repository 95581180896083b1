package io.github.spikeword.trainer.fetch;

import java.net.URI;

/**
 * A public archive whose content is known beforehand.
 *
 * @param name what people call it
 * @param address where it is
 * @param bytes its exact length
 * @param sha256 its SHA-256, 64 lower case hexadecimal digits
 * @param unpackedBytes room that its files take, rounded up
 * @param folder name of the folder that its files become
 * @param licence who made it and what may be done with it, a paragraph
 */
public record RemoteArchive(
    String name,
    URI address,
    long bytes,
    String sha256,
    long unpackedBytes,
    String folder,
    String licence) {

  /**
   * Speech Commands v0.02 (Warden 2018, arXiv:1804.03209). Its 105,829 clips of at most 32,044
   * bytes need 3.4 GB, and some more for the file system's blocks.
   */
  public static final RemoteArchive SPEECH_COMMANDS =
      new RemoteArchive(
          "Speech Commands v0.02",
          URI.create("https://download.tensorflow.org/data/speech_commands_v0.02.tar.gz"),
          2_428_923_189L,
          "af14739ee7dc311471de98f5f9d2c9191b18aedfe957f4a6ff791c709868ff58",
          4_000_000_000L,
          "speech_commands",
          "Speech Commands v0.02 by Pete Warden and Google, 2018, is licensed under Creative"
              + " Commons BY 4.0 (https://creativecommons.org/licenses/by/4.0/): you may use and"
              + " share it if you name its authors. Details: https://arxiv.org/abs/1804.03209");

  public RemoteArchive {
    if (bytes < 1 || unpackedBytes < 1 || !sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "An archive needs positive sizes and a SHA-256 of 64 lower case hexadecimal digits, found "
              + bytes
              + ", "
              + unpackedBytes
              + " and '"
              + sha256
              + "'.");
    }
  }

  /** The last part of the address. */
  public String fileName() {
    String path = address.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
