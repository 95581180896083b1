package io.github.spikeword.server.wyoming;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.spikeword.server.http.SpikewordServer;
import io.github.spikeword.server.testing.Tones;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client written from the protocol's public description: JSON lines with data and payload. */
final class WyomingSocket implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int CHUNK_BYTES = 2048;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private WyomingSocket(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(10_000);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /** Connects to the adapter of a server. */
  static WyomingSocket connect(SpikewordServer server) throws IOException {
    return new WyomingSocket(new Socket("127.0.0.1", server.wyomingPort().orElseThrow()));
  }

  /** Connects a client that has hardly any room for what it is told. */
  static WyomingSocket connectNarrow(SpikewordServer server) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(2048);
    socket.connect(new InetSocketAddress("127.0.0.1", server.wyomingPort().orElseThrow()));
    return new WyomingSocket(socket);
  }

  /** Sends a header and what it announces. */
  void send(String header, byte[]... parts) throws IOException {
    out.write((header + "\n").getBytes(StandardCharsets.UTF_8));
    for (byte[] part : parts) {
      out.write(part);
    }
    out.flush();
  }

  /** The next event as its header with its data; empty at the end. */
  JsonNode next() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return MAPPER.createObjectNode();
      }
      line.append((char) b);
    }
    ObjectNode event = (ObjectNode) MAPPER.readTree(line.toString());
    byte[] data = in.readNBytes(event.path("data_length").asInt());
    if (data.length > 0) {
      event.set("data", MAPPER.readTree(data));
    }
    return event;
  }

  /** Sends sound from its start to its stop. */
  void speak(float[] sound, int rate) throws IOException {
    send("{\"type\":\"audio-start\",\"data\":{" + format(rate) + "}}");
    sendChunks(Tones.pcm(sound), rate, CHUNK_BYTES);
    send("{\"type\":\"audio-stop\"}");
  }

  /** Sends sound that goes on, in chunks of so many bytes. */
  void sendChunks(byte[] pcm, int rate, int chunkBytes) throws IOException {
    byte[] data = ("{" + format(rate) + "}").getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < pcm.length; at += chunkBytes) {
      byte[] part = Tones.part(pcm, at, at + chunkBytes);
      send(
          "{\"type\":\"audio-chunk\",\"data_length\":"
              + data.length
              + ",\"payload_length\":"
              + part.length
              + "}",
          data,
          part);
    }
  }

  private static String format(int rate) {
    return "\"rate\":" + rate + ",\"width\":2,\"channels\":1";
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
