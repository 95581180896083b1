package io.github.spikeword.stream.microphone;

/**
 * Where the frames of a microphone are, all at one moment; a frame is one sample of sound after
 * mixing down, at the device's rate.
 *
 * @param read frames taken from the device
 * @param processed frames handed on
 * @param dropped frames overwritten before they could be handed on
 * @param queued frames waiting
 */
public record FrameAccount(long read, long processed, long dropped, long queued) {

  /** No frames at all. */
  public static final FrameAccount EMPTY = new FrameAccount(0, 0, 0, 0);

  public FrameAccount {
    if (read != processed + dropped + queued || processed < 0 || dropped < 0 || queued < 0) {
      throw new IllegalArgumentException(
          "Frames were lost from the account: read "
              + read
              + ", processed "
              + processed
              + ", dropped "
              + dropped
              + ", queued "
              + queued
              + ".");
    }
  }

  /** The account of a device before and after it was reopened. */
  public FrameAccount plus(FrameAccount other) {
    return new FrameAccount(
        read + other.read,
        processed + other.processed,
        dropped + other.dropped,
        queued + other.queued);
  }
}
