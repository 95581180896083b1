package io.github.spikeword.server.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket client that may send what a proper one never would. */
public final class RawWebSocket implements AutoCloseable {

  /** First byte of a frame, as RFC 6455, section 5.2, lays it out. */
  public static final int FINAL = 0x80;

  /** Says that the frame is compressed, RFC 7692, section 6. */
  public static final int COMPRESSED = 0x40;

  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  public static final int BINARY = 2;
  private static final int CLOSE = 8;

  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final DataInputStream in;
  private final String answer;

  /**
   * Shakes hands.
   *
   * @param headers further header lines
   */
  public RawWebSocket(URI server, String path, String... headers) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
    socket.getOutputStream().write(handshake(path, headers));
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      head.write(in.readUnsignedByte());
    }
    answer = head.toString(StandardCharsets.US_ASCII);
  }

  /** A handshake with further header lines. */
  public static byte[] handshake(String path, String... headers) {
    StringBuilder text = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
    text.append("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n");
    text.append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    return text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * A frame masked with 0 0 0 0.
   *
   * @param first its first byte
   */
  public static byte[] frame(int first, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) first);
    if (payload.length > 65_535) {
      frame.put((byte) (0x80 | 127)).putLong(payload.length);
    } else if (payload.length > 125) {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (0x80 | payload.length));
    }
    frame.putInt(0).put(payload).flip();
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    return bytes;
  }

  /** A whole text message. */
  public static byte[] text(String text) {
    return frame(FINAL | TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Status line and headers that the server shook hands with. */
  public String answer() {
    return answer;
  }

  /** Sends bytes as they are. */
  public void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Everything the server says as text, up to its close frame; then the code of that. */
  public Farewell farewell() throws IOException {
    StringBuilder said = new StringBuilder();
    while (true) {
      int opcode = in.readUnsignedByte() & 0x0f;
      byte[] payload = new byte[length()];
      in.readFully(payload);
      if (opcode == CLOSE) {
        return new Farewell(said.toString(), ByteBuffer.wrap(payload).getShort());
      }
      said.append(opcode == TEXT ? new String(payload, StandardCharsets.UTF_8) : "");
    }
  }

  private int length() throws IOException {
    int length = in.readUnsignedByte();
    return length < 126 ? length : length == 126 ? in.readUnsignedShort() : (int) in.readLong();
  }

  /** What the server said, and with which code it closed. */
  public record Farewell(String said, int closeCode) {}

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
