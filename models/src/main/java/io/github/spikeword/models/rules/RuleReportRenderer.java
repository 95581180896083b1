package io.github.spikeword.models.rules;

import io.github.spikeword.models.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A rule report as text for people and as JSON for programs. */
public final class RuleReportRenderer {

  /** One line per rule, its violations indented below it, a verdict at the end. */
  public static String text(RuleReport report) {
    StringBuilder text = new StringBuilder();
    for (Rule rule : report.rules()) {
      List<Violation> violations = report.violationsOf(rule);
      text.append(
          String.format(
              Locale.ROOT,
              "%-4s %-22s %s [%s]\n",
              violations.isEmpty() ? "ok" : "FAIL",
              rule.id(),
              rule.statement(),
              basis(rule)));
      for (Violation violation : violations) {
        text.append("     ").append(violation.message()).append('\n');
      }
    }
    return text.append(verdict(report)).append('\n').toString();
  }

  /** One sentence. */
  public static String verdict(RuleReport report) {
    int count = report.violations().size();
    return report.passed()
        ? "The network obeys all " + report.rules().size() + " rules of the " + report.chip() + "."
        : "The network breaks rules of the "
            + report.chip()
            + ": "
            + count
            + (count == 1 ? " violation." : " violations.");
  }

  /** The document that ships in a bundle as {@code rules.json}. */
  public static String json(RuleReport report) {
    return JsonText.write(document(report));
  }

  /** The same as maps and lists, to be part of a larger document. */
  public static Map<String, Object> document(RuleReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("chip", report.chip());
    document.put("passed", report.passed());
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("signBlockAxis", lowerCase(report.parameters().signBlockAxis()));
    parameters.put("tauProfilesMillis", report.parameters().tauProfilesMillis());
    parameters.put("filters", report.parameters().filters());
    document.put("parameters", parameters);
    List<Object> rules = new ArrayList<>();
    for (Rule rule : report.rules()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("rule", rule.id());
      entry.put("statement", rule.statement());
      entry.put("basis", lowerCase(rule.basis()));
      entry.put("evidence", rule.evidence());
      entry.put("byConstruction", rule.byConstruction());
      entry.put("violations", report.violationsOf(rule).size());
      rules.add(entry);
    }
    document.put("rules", rules);
    List<Object> violations = new ArrayList<>();
    for (Violation violation : report.violations()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("rule", violation.rule().id());
      entry.put("place", violation.place());
      entry.put("value", violation.value());
      entry.put("limit", violation.limit());
      entry.put("remedy", violation.remedy());
      violations.add(entry);
    }
    document.put("violations", violations);
    return document;
  }

  private static String basis(Rule rule) {
    return lowerCase(rule.basis()) + (rule.byConstruction() ? ", by construction" : "");
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private RuleReportRenderer() {}
}
