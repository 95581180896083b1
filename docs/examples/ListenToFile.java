import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/**
 * Sends a WAV file (16-bit PCM, any rate, up to 8 channels) to a Spikeword server at the pace at
 * which it was spoken and prints what the server hears. Needs Java 17 and nothing else:
 *
 * <pre>java ListenToFile.java words.wav ws://localhost:8471/v1/listen</pre>
 */
public class ListenToFile {

  private static final int CHUNK_MILLIS = 50;

  public static void main(String[] args) throws Exception {
    ByteBuffer wav = ByteBuffer.wrap(Files.readAllBytes(Path.of(args[0])));
    wav.order(ByteOrder.LITTLE_ENDIAN);
    int channels = wav.getShort(22);
    int rate = wav.getInt(24);
    if (wav.getShort(34) != 16) {
      System.err.println("This example reads 16-bit WAV files only.");
      System.exit(1);
    }
    String address = args.length > 1 ? args[1] : "ws://localhost:8471/v1/listen";
    CountDownLatch closed = new CountDownLatch(1);
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Printer(closed))
            .join();
    socket.sendText(
        "{\"type\":\"start\",\"rate\":" + rate + ",\"channels\":" + channels
            + ",\"events\":[\"suppressed\"]}",
        true).join();
    int chunk = rate * CHUNK_MILLIS / 1000 * channels * 2;
    byte[] sound = Arrays.copyOfRange(wav.array(), dataStart(wav), wav.capacity());
    for (int at = 0; at + channels * 2 <= sound.length; at += chunk) {
      int length = Math.min(chunk, (sound.length - at) / (channels * 2) * channels * 2);
      socket.sendBinary(ByteBuffer.wrap(sound, at, length), true).join();
      Thread.sleep(CHUNK_MILLIS);
    }
    socket.sendText("{\"type\":\"finish\"}", true).join();
    closed.await();
  }

  /** Offset of the samples: chunks follow each other until one is called "data". */
  private static int dataStart(ByteBuffer wav) {
    int at = 12;
    while (wav.getInt(at) != 0x61746164) {
      at += 8 + wav.getInt(at + 4);
    }
    return at + 8;
  }

  /** Prints every message; one may come in several parts. */
  private static class Printer implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();
    private final CountDownLatch closed;

    Printer(CountDownLatch closed) {
      this.closed = closed;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      message.append(part);
      if (last) {
        System.out.println(message);
        message.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      System.err.println("Closed: " + code + " " + reason);
      closed.countDown();
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      System.err.println(error);
      closed.countDown();
    }
  }
}
