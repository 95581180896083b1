package io.github.spikeword.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.server.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTest {

  @Test
  void everyCommandTakesHelpAndSaysWhatItDoesInWholeSentences() {
    List<CommandLine> commands = new ArrayList<>();
    addWithSubcommands(new CommandLine(new Main()), commands);
    assertThat(commands).hasSizeGreaterThan(20);
    for (CommandLine command : commands) {
      String name = command.getCommandSpec().qualifiedName();
      List<String> words = new ArrayList<>(List.of(name.split(" ")));
      words.remove(0);
      words.add("--help");
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      int code = Main.run(new PrintWriter(out), new PrintWriter(err), words.toArray(String[]::new));

      assertThat(code).as(name + ": " + err).isZero();
      assertThat(out.toString()).startsWith("Usage: " + name);
      // the list of commands shows the first line alone
      assertThat(Arrays.asList(command.getCommandSpec().usageMessage().description()))
          .as(name)
          .isNotEmpty()
          .allMatch(line -> line.endsWith("."));
    }
  }

  private static void addWithSubcommands(CommandLine command, List<CommandLine> all) {
    all.add(command);
    command.getSubcommands().values().stream()
        .filter(sub -> !sub.getCommandName().equals("help")) // picocli's own
        .forEach(sub -> addWithSubcommands(sub, all));
  }
}
