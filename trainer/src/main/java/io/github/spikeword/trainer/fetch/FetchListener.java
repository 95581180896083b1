package io.github.spikeword.trainer.fetch;

/** Hears how a fetch goes. Called from the fetching thread. */
public interface FetchListener {

  /** Something worth telling, a sentence. */
  void notice(String sentence);

  /**
   * How far the download is; called for every piece that arrives.
   *
   * @param bytes on disk so far
   * @param total bytes of the archive
   */
  void downloaded(long bytes, long total);

  /**
   * How far unpacking is; called for every file.
   *
   * @param files unpacked so far
   */
  void unpacked(int files);
}
