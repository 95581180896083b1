package io.github.spikeword.trainer.evaluate.stream;

/**
 * How many false accepts a word may cause, as measured; each limit holds for each word by itself.
 *
 * @param perHourOfSpeech in continuous speech, an hour
 * @param per100OtherWords of a hundred other words, how many may be taken for it
 * @param perHourElse in music, noise, silence and unlabelled sound, an hour
 */
public record FalseAcceptBudget(
    double perHourOfSpeech, double per100OtherWords, double perHourElse) {

  public FalseAcceptBudget {
    if (!(perHourOfSpeech >= 0) || !(per100OtherWords >= 0) || !(perHourElse >= 0)) {
      throw new IllegalArgumentException(
          "A budget of false accepts is not negative, found "
              + perHourOfSpeech
              + " an hour of speech, "
              + per100OtherWords
              + " of 100 other words and "
              + perHourElse
              + " an hour else.");
    }
  }

  /** One an hour of speech, one of 100 other words, none in anything else. */
  public static FalseAcceptBudget standard() {
    return new FalseAcceptBudget(1, 1, 0);
  }

  /** Whether figures keep to the budget; a kind of sound that was not heard is no objection. */
  public boolean allows(WordFigures figures) {
    return !(figures.falseAccepts(SoundClass.SPEECH).perHour() > perHourOfSpeech)
        && !(100 * figures.acceptedOthers().value() > per100OtherWords)
        && !(figures.falseAcceptsWithoutSpeech().perHour() > perHourElse);
  }
}
