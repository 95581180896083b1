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
   */
  public Upload(InputStream content, OptionalLong bytes, Limits limits) {
    this.body = new Body(content, limits.uploadBytes());
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

  /**
   * Listens to the recording, and takes the rest of the body though no sound is in it.
   *
   * @param session id that the messages bear
   * @throws TooLargeException if it has more bytes or seconds than allowed
   * @throws UserError if it is no sound, or damaged
   * @throws IOException if the connection breaks
   */
  public Recognition recognise(ServedModel model, String session)
      throws IOException, TooLargeException {
    try (SampleStream sound = AudioFiles.open(body, bytes, NAME)) {
      return Recognition.of(model, session, sound, limits.uploadSeconds());
    } catch (UserError e) {
      if (body.isTooLong()) {
        throw tooLarge();
      }
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
   * @throws IOException if the connection breaks
   */
  public void takeRest() throws IOException, TooLargeException {
    if (!body.isTooLong()) {
      try {
        body.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        if (body.isTooLong()) {
          throw tooLarge();
        }
        throw e;
      }
    }
  }

  private TooLargeException tooLarge() {
    return new TooLargeException("A recording may have " + limits.uploadBytes() + " bytes.");
  }

  /** The body, cut off where it becomes too long. */
  private static final class Body extends FilterInputStream {

    private long left;

    Body(InputStream in, long most) {
      super(in);
      left = most;
    }

    boolean isTooLong() {
      return left < 0;
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      take(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = in.read(buffer, offset, length);
      take(Math.max(0, count));
      return count;
    }

    /** Leaves the connection alone: the rest of the body is still to be taken. */
    @Override
    public void close() {}

    private void take(int count) throws IOException {
      left -= count;
      if (left < 0) {
        throw new IOException("too long");
      }
    }
  }
}
