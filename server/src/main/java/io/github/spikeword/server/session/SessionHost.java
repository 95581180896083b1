package io.github.spikeword.server.session;

import io.github.spikeword.server.protocol.ClientMessage.Configure;
import java.util.concurrent.CompletionStage;

/** A running session as connections see it. Thread-safe. */
public interface SessionHost {

  /** What the session tells. */
  Feed feed();

  /**
   * Changes the session: levels, refractory time, model, chip instance. All or nothing; of several
   * changes the first comes first.
   *
   * @return completes when the change is made, or with the very exception that says why not: {@link
   *     io.github.spikeword.server.protocol.BadMessageException} if it makes no sense for the
   *     model, {@link io.github.spikeword.models.UserError} if it makes sense but can't be made now
   */
  CompletionStage<?> change(Configure change);

  /**
   * To be called when viewers come, go or choose anew, so that the session makes what is wanted.
   */
  void viewersChanged();

  /** Brings the metrics up to date; to be called about once a second. */
  void count();

  /** Samples worked through so far, at the model's rate. */
  long processedSamples();
}
