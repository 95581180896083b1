package io.github.spikeword.trainer.run;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.bptt.Parameters.Tensor;
import io.github.spikeword.trainer.constrain.SignBlocks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A run after a whole number of epochs, on disk: everything needed to continue to the same bits.
 * The file appears whole or not at all.
 *
 * @param epochs epochs done
 * @param state the learner's state
 * @param best the best candidate so far, if one was judged
 * @param average running average of the parameters, if one is kept
 */
public record Checkpoint(
    int epochs, LearnerState state, Optional<Candidate> best, Optional<Parameters> average) {

  private static final int MAGIC = 0x53504B57;
  private static final int VERSION = 2;

  /** Bytes of the checksum at the end. */
  private static final int CHECKSUM = Long.BYTES;

  /** Writes the checkpoint by way of a temporary file beside it. */
  public void write(Path file, String settingsHash) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      out.writeUTF(settingsHash);
      out.writeInt(epochs);
      state(out);
      out.writeBoolean(best.isPresent());
      if (best.isPresent()) {
        out.writeInt(best.get().epoch());
        out.writeInt(best.get().correct());
        tensors(out, best.get().parameters().tensors());
        signs(out, best.get().signs());
      }
      out.writeBoolean(average.isPresent());
      if (average.isPresent()) {
        tensors(out, average.get().tensors());
      }
      out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
    }
    WholeFile.write(file, bytes.toByteArray());
  }

  /**
   * Reads a checkpoint.
   *
   * @param blank a state of the same settings; overwritten and handed on
   * @throws UserError if it belongs to other settings or is damaged
   */
  public static Checkpoint read(Path file, LearnerState blank, String settingsHash) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      if (in.readInt() != MAGIC || in.readInt() != VERSION) {
        throw new UserError(
            "The file " + file + " is no checkpoint of this version. Start the run anew.");
      }
      int length = bytes.length - CHECKSUM;
      if (length < 0 || ByteBuffer.wrap(bytes).getLong(length) != checksum(bytes, length)) {
        throw new IOException("its checksum is wrong");
      }
      if (!in.readUTF().equals(settingsHash)) {
        throw new UserError(
            "The checkpoint "
                + file
                + " was written with other settings, other clips or an earlier version of"
                + " Spikeword. Resume with the settings in the run folder and the same version, or"
                + " choose another folder.");
      }
      int epochs = in.readInt();
      state(in, blank);
      NetworkShape shape = blank.parameters().shape();
      Optional<Candidate> best = Optional.empty();
      if (in.readBoolean()) {
        best =
            Optional.of(
                new Candidate(in.readInt(), in.readInt(), parameters(in, shape), signs(in)));
      }
      Optional<Parameters> average =
          in.readBoolean() ? Optional.of(parameters(in, shape)) : Optional.empty();
      return new Checkpoint(epochs, blank, best, average);
    } catch (IOException e) {
      throw new UserError(
          "The checkpoint "
              + file
              + " is damaged ("
              + (e instanceof EOFException ? "it ends too early" : e.getMessage())
              + "). Delete it to start the run anew.",
          e);
    }
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }

  private void state(DataOutputStream out) throws IOException {
    out.writeLong(state.optimiser().updates());
    out.writeLong(state.skipped());
    tensors(out, state.parameters().tensors());
    if (state.annealing().isPresent()) {
      tensors(out, state.annealing().get().variables());
    }
    tensors(out, state.optimiser().mean());
    tensors(out, state.optimiser().square());
    signs(out, state.fixedSigns());
  }

  private static void state(DataInputStream in, LearnerState into) throws IOException {
    into.optimiser().setUpdates(in.readLong());
    into.setSkipped(in.readLong());
    tensors(in, into.parameters().tensors());
    if (into.annealing().isPresent()) {
      tensors(in, into.annealing().get().variables());
    }
    tensors(in, into.optimiser().mean());
    tensors(in, into.optimiser().square());
    signs(in).ifPresent(into::fixSigns);
  }

  private static void tensors(DataOutputStream out, List<Tensor> tensors) throws IOException {
    for (Tensor tensor : tensors) {
      for (float[] row : tensor.rows()) {
        for (float value : row) {
          out.writeFloat(value);
        }
      }
    }
  }

  private static void tensors(DataInputStream in, List<Tensor> tensors) throws IOException {
    for (Tensor tensor : tensors) {
      for (float[] row : tensor.rows()) {
        for (int j = 0; j < row.length; j++) {
          row[j] = in.readFloat();
        }
      }
    }
  }

  private static Parameters parameters(DataInputStream in, NetworkShape shape) throws IOException {
    Parameters parameters = new Parameters(shape);
    tensors(in, parameters.tensors());
    return parameters;
  }

  private static void signs(DataOutputStream out, Optional<SignBlocks> signs) throws IOException {
    byte[][][] blocks = signs.map(SignBlocks::toBytes).orElse(new byte[0][][]);
    out.writeInt(blocks.length);
    for (byte[][] tensor : blocks) {
      out.writeInt(tensor.length);
      for (byte[] row : tensor) {
        out.writeInt(row.length);
        out.write(row);
      }
    }
  }

  private static Optional<SignBlocks> signs(DataInputStream in) throws IOException {
    byte[][][] blocks = new byte[in.readInt()][][];
    for (int k = 0; k < blocks.length; k++) {
      blocks[k] = new byte[in.readInt()][];
      for (int b = 0; b < blocks[k].length; b++) {
        blocks[k][b] = in.readNBytes(in.readInt());
      }
    }
    return blocks.length == 0 ? Optional.empty() : Optional.of(SignBlocks.ofBytes(blocks));
  }
}
