package io.github.spikeword.server.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ThirdPartyTest {

  /** As the build lists them: {@code group:artifact:jar:version:scope}. */
  private static final Pattern LIBRARY = Pattern.compile("^ +([^: ]+:[^: ]+):jar:([^: ]+):");

  /** As the table lists them: library, version, licence. */
  private static final Pattern ROW =
      Pattern.compile("^\\| `([^`]+)` \\| ([^ |]+) \\| ([^|]*[^ |]) \\|");

  @Test
  void namesVersionAndLicenceOfEveryLibraryOnTheRuntimeClassPath() throws IOException {
    Path root = ProjectRoot.find();
    List<String> libraries = matches(LIBRARY, root.resolve("server/target/runtime-libraries.txt"));

    assertThat(libraries).hasSizeGreaterThan(10);
    assertThat(matches(ROW, root.resolve("THIRD-PARTY.md")))
        .as("rows of THIRD-PARTY.md; look up the licence of a library that is new or was updated")
        .containsExactlyInAnyOrderElementsOf(libraries);
  }

  @Test
  void namesTheLicenceTextOfTheProject() throws IOException {
    Path root = ProjectRoot.find();

    assertThat(Files.readString(root.resolve("LICENSE")))
        .contains("GNU GENERAL PUBLIC LICENSE")
        .contains("Version 3, 29 June 2007");
    assertThat(Files.readString(root.resolve("pom.xml"))).contains("<name>GPL-3.0-or-later</name>");
  }

  /** First and second group of every line that the pattern finds, joined by a space. */
  private static List<String> matches(Pattern pattern, Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(pattern::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1) + " " + found.group(2))
        .toList();
  }
}
