package io.github.spikeword.server.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Keeps the house's habits in every source file and every document. */
class SourceRulesTest {

  private static final int LONGEST_FILE = 350;

  /** Marks of unfinished work, spelled so that this file does not hold them. */
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");

  /** Absolute paths that exist on one machine only. */
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.])/(home|root|work|Users|mnt)/\\w|\\b[A-Z]:\\\\Users\\\\");

  /** A relative link of a Markdown document, without its anchor. */
  private static final Pattern LINK = Pattern.compile("\\]\\((?![a-z]+:|#)([^)#\\s]+)");

  private final SourceTree tree = new SourceTree();

  @Test
  void everyPackageSaysWhatItIsForAndKnowsNull() {
    Set<Path> packages = new TreeSet<>();
    for (Path file : tree.withExtension("java")) {
      if (tree.name(file).contains("/src/main/java/")) {
        packages.add(file.getParent());
      }
    }

    assertThat(packages).isNotEmpty();
    assertThat(packages)
        .as("packages without a package-info.java that has a sentence and @NullMarked")
        .filteredOn(folder -> !isDescribed(folder.resolve("package-info.java")))
        .isEmpty();
  }

  private static boolean isDescribed(Path packageInfo) {
    if (!Files.exists(packageInfo)) {
      return false;
    }
    String text = String.join("\n", SourceTree.lines(packageInfo));
    return text.startsWith("/**") && text.contains("@NullMarked");
  }

  @Test
  void noFileGrowsTooLong() {
    assertThat(tree.withExtension("java", "js", "mjs", "css", "sh", "py"))
        .as("files of more than " + LONGEST_FILE + " lines: split them by what they do")
        .filteredOn(file -> SourceTree.lines(file).size() > LONGEST_FILE)
        .extracting(tree::name)
        .isEmpty();
  }

  @Test
  void nothingIsLeftUnfinished() {
    assertThat(linesThat(line -> UNFINISHED.matcher(line).find())).isEmpty();
  }

  @Test
  void noFileNamesAPathOfOneMachine() {
    assertThat(linesThat(line -> MACHINE_PATH.matcher(line).find())).isEmpty();
  }

  @Test
  void everyLinkBetweenDocumentsLeadsSomewhere() {
    List<String> broken =
        tree.withExtension("md").stream()
            .flatMap(
                document ->
                    SourceTree.lines(document).stream()
                        .flatMap(line -> LINK.matcher(line).results())
                        .map(link -> link.group(1))
                        .filter(target -> !Files.exists(document.resolveSibling(target)))
                        .map(target -> tree.name(document) + " -> " + target))
            .toList();

    assertThat(broken).isEmpty();
  }

  /** Every line of the project that a rule catches, with its place. */
  private List<String> linesThat(Predicate<String> rule) {
    return tree.all().stream()
        .flatMap(
            file -> {
              List<String> lines = SourceTree.lines(file);
              return IntStream.range(0, lines.size())
                  .filter(i -> rule.test(lines.get(i)))
                  .mapToObj(i -> tree.name(file) + ":" + (i + 1) + ": " + lines.get(i).strip());
            })
        .toList();
  }
}
