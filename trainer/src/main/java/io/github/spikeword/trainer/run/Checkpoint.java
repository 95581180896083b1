package io.github.spikeword.trainer.run;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.constrain.SignBlocks;
import io.github.spikeword.trainer.optimise.Adam;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

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
  private static final int VERSION = 1;

  /** Writes the checkpoint by way of a temporary file beside it. */
  public void write(Path file, String settingsHash) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      out.writeUTF(settingsHash);
      out.writeInt(epochs);
      out.writeLong(state.optimiser().updates());
      out.writeLong(state.skipped());
      parameters(out, state.parameters());
      parameters(out, state.optimiser().mean());
      parameters(out, state.optimiser().square());
      signs(out, state.signs());
      out.writeBoolean(best.isPresent());
      if (best.isPresent()) {
        out.writeInt(best.get().epoch());
        out.writeInt(best.get().correct());
        parameters(out, best.get().parameters());
        signs(out, best.get().signs());
      }
      out.writeBoolean(average.isPresent());
      if (average.isPresent()) {
        parameters(out, average.get());
      }
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads a checkpoint.
   *
   * @throws UserError if it belongs to other settings or is damaged
   */
  public static Checkpoint read(
      Path file, NetworkShape shape, double weightDecay, String settingsHash) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != MAGIC || in.readInt() != VERSION) {
        throw new UserError(
            "The file " + file + " is no checkpoint of this version. Start the run anew.");
      }
      if (!in.readUTF().equals(settingsHash)) {
        throw new UserError(
            "The checkpoint "
                + file
                + " was written with other settings or other clips. Resume with the settings in the"
                + " run folder, or choose another folder.");
      }
      int epochs = in.readInt();
      long updates = in.readLong();
      long skipped = in.readLong();
      Parameters parameters = parameters(in, shape);
      Adam optimiser = new Adam(shape, weightDecay);
      optimiser.setUpdates(updates);
      optimiser.mean().set(parameters(in, shape));
      optimiser.square().set(parameters(in, shape));
      LearnerState state = new LearnerState(parameters, optimiser, signs(in), skipped);
      Optional<Candidate> best = Optional.empty();
      if (in.readBoolean()) {
        best =
            Optional.of(
                new Candidate(in.readInt(), in.readInt(), parameters(in, shape), signs(in)));
      }
      Optional<Parameters> average =
          in.readBoolean() ? Optional.of(parameters(in, shape)) : Optional.empty();
      return new Checkpoint(epochs, state, best, average);
    } catch (IOException e) {
      throw new UserError(
          "The checkpoint " + file + " is damaged: " + e + ". Delete it to start the run anew.", e);
    }
  }

  private static void parameters(DataOutputStream out, Parameters parameters) throws IOException {
    for (Parameters.Tensor tensor : parameters.tensors()) {
      for (float[] row : tensor.rows()) {
        for (float value : row) {
          out.writeFloat(value);
        }
      }
    }
  }

  private static Parameters parameters(DataInputStream in, NetworkShape shape) throws IOException {
    Parameters parameters = new Parameters(shape);
    for (Parameters.Tensor tensor : parameters.tensors()) {
      for (float[] row : tensor.rows()) {
        for (int j = 0; j < row.length; j++) {
          row[j] = in.readFloat();
        }
      }
    }
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
