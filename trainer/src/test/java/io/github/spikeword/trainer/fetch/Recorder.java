package io.github.spikeword.trainer.fetch;

import java.util.ArrayList;
import java.util.List;

/** A listener that remembers. */
final class Recorder implements FetchListener {

  static final FetchListener DEAF = new Recorder();

  final List<String> notices = new ArrayList<>();
  final List<Long> downloaded = new ArrayList<>();
  int unpacked;

  @Override
  public void notice(String sentence) {
    notices.add(sentence);
  }

  @Override
  public void downloaded(long bytes, long total) {
    downloaded.add(bytes);
  }

  @Override
  public void unpacked(int files) {
    unpacked = files;
  }
}
