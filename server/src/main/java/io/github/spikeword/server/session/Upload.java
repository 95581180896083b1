package io.github.spikeword.server.session;

import io.github.spikeword.models.UserError;
import io.github.spikeword.stream.audio.AudioFiles;
import io.github.spikeword.stream.audio.SampleStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalLong;

/** A recording that a client uploads: listened to while it comes in, stored nowhere. */
public final class Upload {

  private static final String NAME = "The body";

  private final Body body;
  private final OptionalLong bytes;
  private final Limits limits;

  /**
   * @param content the recording from its first byte
   * @param bytes how long it says it is, if it says so
   * @throws TooLargeException if it says that it has more bytes than allowed
   */
  public Upload(InputStream content, OptionalLong bytes, Limits limits) throws TooLargeException {
    if (bytes.orElse(0) > limits.uploadBytes()) {
      throw tooLarge(limits);
    }
    this.body = new Body(content, limits.uploadBytes(), limits.uploadWaitSeconds());
    this.bytes = bytes;
    this.limits = limits;
  }

  /** The client sent more than it may. */
  public static final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1;

    TooLargeException(String message) {
      super(message);
    }
  }

  /** The client sent so slowly that others would wait for it. */
  public static final class TooSlowException extends Exception {
    private static final long serialVersionUID = 1;

    TooSlowException(String message) {
      super(message);
    }
  }

  /**
   * Listens to the recording, and takes the rest of the body though no sound is in it.
   *
   * @param session id that the messages bear
   * @throws TooLargeException if it has more bytes or seconds than allowed
   * @throws TooSlowException if it was waited for longer than allowed
   * @throws UserError if it is no sound, or damaged
   * @throws IOException if the connection breaks
   */
  public Recognition recognise(ServedModel model, String session)
      throws IOException, TooLargeException, TooSlowException {
    try (SampleStream sound = AudioFiles.open(body, bytes, NAME)) {
      return Recognition.of(model, session, sound, limits.uploadSeconds());
    } catch (UserError e) {
      refuse();
      throw e;
    } finally {
      takeRest();
    }
  }

  /**
   * Takes what is left of the body, for a client that is still sending would not read the answer;
   * does nothing if that was done.
   *
   * @throws TooLargeException if it has more bytes than allowed
   * @throws TooSlowException if it was waited for longer than allowed
   * @throws IOException if the connection breaks
   */
  public void takeRest() throws IOException, TooLargeException, TooSlowException {
    if (!body.isTooLong() && !body.isTooSlow()) {
      try {
        body.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        refuse();
        throw e;
      }
    }
  }

  /** Says why the body was cut off, if it was. */
  private void refuse() throws TooLargeException, TooSlowException {
    if (body.isTooLong()) {
      throw tooLarge(limits);
    }
    if (body.isTooSlow()) {
      throw new TooSlowException(
          "A recording is waited for "
              + limits.uploadWaitSeconds()
              + " s in all; send it faster, or in parts.");
    }
  }

  private static TooLargeException tooLarge(Limits limits) {
    return new TooLargeException("A recording may have " + limits.uploadBytes() + " bytes.");
  }

  /**
   * The body, cut off where it becomes too long or was waited for too long. The time that is spent
   * listening is not the client's and does not count.
   */
  private static final class Body extends FilterInputStream {

    private long left;
    private double leftSeconds;

    Body(InputStream in, long most, double mostSeconds) {
      super(in);
      left = most;
      leftSeconds = mostSeconds;
    }

    boolean isTooLong() {
      return left < 0;
    }

    boolean isTooSlow() {
      return leftSeconds < 0;
    }

    @Override
    public int read() throws IOException {
      long begin = System.nanoTime();
      int read = in.read();
      take(read < 0 ? 0 : 1, begin);
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      long begin = System.nanoTime();
      int count = in.read(buffer, offset, length);
      take(Math.max(0, count), begin);
      return count;
    }

    /** Leaves the connection alone: the rest of the body is still to be taken. */
    @Override
    public void close() {}

    private void take(int count, long beginNanos) throws IOException {
      left -= count;
      leftSeconds -= (System.nanoTime() - beginNanos) * 1e-9;
      if (isTooLong() || isTooSlow()) {
        throw new IOException("cut off");
      }
    }
  }
}
