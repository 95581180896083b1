package io.github.spikeword.stream.audio;

import io.github.spikeword.models.UserError;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.jflac.ChannelData;
import org.jflac.FLACDecoder;
import org.jflac.FrameListener;
import org.jflac.frame.Frame;
import org.jflac.frame.Header;
import org.jflac.metadata.Metadata;

/**
 * A FLAC file, decoded by jFLAC.
 *
 * <p>jFLAC trusts its input: it allocates what a picture or comment block announces, zeroes a frame
 * whose checksum is wrong, skips what it cannot parse and ends quietly. So it is given the stream
 * description and the audio frames only, and its first complaint ends the reading. For some damaged
 * frames it also prints to standard output, so a command that writes results there must write them
 * to a stream of its own.
 */
final class FlacSound implements NativeSound {

  private static final int STREAM_INFO = 0;
  private static final int STREAM_INFO_BYTES = 34;
  private static final int LOWEST_BITS = 4;
  private static final int HIGHEST_BITS = 24;

  private final Input in;
  private final FLACDecoder decoder;
  private final SourceFormat format;
  private final int bits;
  private final long announced;
  private long decoded;
  private int blockSamples;
  private int position;

  private FlacSound(Input in, byte[] info) throws IOException {
    this.in = in;
    int sampleRateHz = (info[10] & 0xFF) << 12 | (info[11] & 0xFF) << 4 | (info[12] & 0xFF) >> 4;
    int channels = ((info[12] >> 1) & 7) + 1;
    bits = ((info[12] & 1) << 4 | (info[13] & 0xFF) >> 4) + 1;
    long total = info[13] & 0x0F;
    for (int i = 14; i < 18; i++) {
      total = total << 8 | (info[i] & 0xFF);
    }
    announced = total;
    if (bits < LOWEST_BITS || bits > HIGHEST_BITS) {
      throw new UserError(
          "Its FLAC samples must have "
              + LOWEST_BITS
              + " to "
              + HIGHEST_BITS
              + " bits, found "
              + bits
              + ". Export it with 16 bits.");
    }
    PcmFormat.requireSupported(channels, sampleRateHz);
    format = new SourceFormat("FLAC", bits + "-bit", sampleRateHz, channels);
    decoder = new FLACDecoder(new SequenceInputStream(describe(info), in));
    decoder.addFrameListener(new Complaints());
    decoder.readMetadata();
  }

  /**
   * Opens a FLAC stream.
   *
   * @param input the file from its first byte
   * @throws UserError if it is no FLAC file, or one that cannot be used
   */
  static FlacSound open(InputStream input) throws IOException {
    Input in = new Input(input);
    try {
      in.skipNBytes(4); // fLaC, seen by the caller
      byte[] info = null;
      boolean last = false;
      while (!last) {
        byte[] head = in.readNBytes(4);
        if (head.length < 4) {
          throw new EOFException();
        }
        last = head[0] < 0;
        int type = head[0] & 0x7F;
        int length = (head[1] & 0xFF) << 16 | (head[2] & 0xFF) << 8 | (head[3] & 0xFF);
        if (info != null) {
          in.skipNBytes(length);
        } else if (type == STREAM_INFO && length == STREAM_INFO_BYTES) {
          info = in.readNBytes(length);
        } else {
          throw new UserError(
              "Its FLAC header must begin with a stream description of "
                  + STREAM_INFO_BYTES
                  + " bytes, found block type "
                  + type
                  + " of "
                  + length
                  + " bytes. Copy or export it again.");
        }
      }
      if (info == null || info.length < STREAM_INFO_BYTES) {
        throw new EOFException();
      }
      return new FlacSound(in, info);
    } catch (EOFException e) {
      throw new UserError(
          "The FLAC header breaks off before the sound begins. Copy or export the file again.", e);
    }
  }

  @Override
  public SourceFormat format() {
    return format;
  }

  @Override
  public int read(float[] mono, int offset, int length) throws IOException {
    while (position == blockSamples) {
      if ((announced > 0 && decoded == announced) || !nextFrame()) {
        return -1;
      }
    }
    int count = Math.min(length, blockSamples - position);
    ChannelData[] channels = decoder.getChannelData();
    double scale = 1.0 / (format.channels() << (bits - 1));
    for (int i = 0; i < count; i++) {
      long sum = 0;
      for (int c = 0; c < format.channels(); c++) {
        sum += channels[c].getOutput()[position + i];
      }
      mono[offset + i] = (float) (sum * scale);
    }
    position += count;
    return count;
  }

  /** Decodes a frame; false at the end of a stream of unannounced length. */
  private boolean nextFrame() throws IOException {
    Frame frame;
    try {
      frame = decoder.readNextFrame();
    } catch (RuntimeException e) {
      // a complaint, or an index out of bounds that damaged data led jFLAC to
      throw new UserError(in.ended ? truncated() : damaged(), e);
    }
    if (frame == null) {
      if (announced > 0) {
        throw new UserError(truncated());
      }
      return false;
    }
    Header header = frame.header;
    decoded += header.blockSize;
    if (header.channels != format.channels()
        || header.bitsPerSample != bits
        || header.sampleRate != format.sampleRateHz()
        || (announced > 0 && decoded > announced)) {
      throw new UserError(damaged());
    }
    blockSamples = header.blockSize;
    position = 0;
    return true;
  }

  private String truncated() {
    String found = decoded + " complete ones";
    return "It is truncated: "
        + (announced > 0
            ? "its header announces " + announced + " samples, the file holds " + found
            : "the file ends inside a frame after " + found)
        + ". Copy or export it again.";
  }

  private String damaged() {
    return "It is damaged: the FLAC frame after sample "
        + decoded
        + " cannot be decoded. Copy or export it again.";
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** A FLAC head with nothing but the stream description. */
  private static InputStream describe(byte[] info) {
    byte[] head = new byte[8 + info.length];
    head[0] = 'f';
    head[1] = 'L';
    head[2] = 'a';
    head[3] = 'C';
    head[4] = (byte) 0x80; // last metadata block, type 0
    head[7] = (byte) info.length;
    System.arraycopy(info, 0, head, 8, info.length);
    return new ByteArrayInputStream(head);
  }

  /** Remembers that the end was met, to tell truncated from damaged. */
  private static final class Input extends FilterInputStream {
    private boolean ended;

    Input(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      ended |= count < 0;
      return count;
    }
  }

  /** Ends the decoding at jFLAC's first complaint. */
  private static final class Complaints implements FrameListener {
    @Override
    public void processMetadata(Metadata metadata) {
      // the stream description is read by this class
    }

    @Override
    public void processFrame(Frame frame) {
      // frames are pulled
    }

    @Override
    public void processError(String message) {
      throw new IllegalStateException("jFLAC: " + message);
    }
  }
}
