package io.github.spikeword.trainer.cache;

import io.github.spikeword.models.network.Population;
import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.corpus.Clip;
import java.util.List;

/**
 * Features of clips, all in memory, before gain and saturation.
 *
 * @param clips the clips that could be read, in the order asked for
 * @param variants changed versions beside every original
 * @param steps steps of every clip
 * @param channels values per step
 * @param values {@code [clip * (variants + 1) + variant][step * channels + channel]}, variant 0 the
 *     original; not copied and not to be changed
 * @param broken what could not be read, the clips asked for first
 */
public record FeatureSet(
    List<Clip> clips,
    int variants,
    int steps,
    int channels,
    float[][] values,
    List<BrokenFile> broken) {

  public FeatureSet {
    clips = List.copyOf(clips);
    broken = List.copyOf(broken);
    if (values.length != clips.size() * (variants + 1)) {
      throw new IllegalArgumentException(
          "Expected features of "
              + clips.size()
              + " clips in "
              + (variants + 1)
              + " versions, found "
              + values.length
              + ".");
    }
  }

  /**
   * Features of one version of a clip, {@code [step * channels + channel]}.
   *
   * @param clip index of the clip
   * @param variant 0 the original, up to {@link #variants()}
   */
  public float[] values(int clip, int variant) {
    return values[clip * (variants + 1) + variant];
  }

  /**
   * The clips' labels as positions in a list of labels; a word that is not in it takes the place of
   * {@link Population#OTHER}.
   *
   * @throws IllegalArgumentException if a word has no place
   */
  public int[] labels(List<String> labels) {
    int other = labels.indexOf(Population.OTHER);
    int[] positions = new int[clips.size()];
    for (int i = 0; i < positions.length; i++) {
      int position = labels.indexOf(clips.get(i).word());
      positions[i] = position >= 0 ? position : other;
      if (positions[i] < 0) {
        throw new IllegalArgumentException(
            "The word '" + clips.get(i).word() + "' is none of the labels " + labels + ".");
      }
    }
    return positions;
  }
}
