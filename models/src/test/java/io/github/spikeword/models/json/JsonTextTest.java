package io.github.spikeword.models.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  record Inner(List<Double> values) {}

  record Outer(int count, String name, Inner inner) {}

  record WithOptional(int count, Optional<Inner> inner) {}

  @Test
  void onlyOptionalFieldsMayBeMissingOrNull() throws JsonProcessingException {
    WithOptional without = new WithOptional(3, Optional.empty());
    assertThat(JsonText.writeLine(without)).isEqualTo("{\"count\":3}");
    assertThat(JsonText.read("{\"count\":3}", WithOptional.class)).isEqualTo(without);
    assertThat(JsonText.read("{\"count\":3,\"inner\":null}", WithOptional.class))
        .isEqualTo(without);
    assertThat(JsonText.read("{\"count\":3,\"inner\":{\"values\":[1.5]}}", WithOptional.class))
        .isEqualTo(new WithOptional(3, Optional.of(new Inner(List.of(1.5)))));
    for (String text : new String[] {"{}", "{\"inner\":null}", "{\"count\":null}"}) {
      assertThatThrownBy(() -> JsonText.read(text, WithOptional.class))
          .as(text)
          .isInstanceOf(JsonProcessingException.class)
          .hasMessageContaining("count");
    }
  }

  @Test
  void textHasOneFormOnEveryMachine() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("b", 1);
    map.put("a", List.of(2.5, 2));
    map.put("c", new Outer(3, "x", new Inner(List.of())));
    assertThat(JsonText.write(map))
        .isEqualTo(
            """
            {
              "b": 1,
              "a": [ 2.5, 2 ],
              "c": {
                "count": 3,
                "name": "x",
                "inner": {
                  "values": [ ]
                }
              }
            }
            """);
  }

  @Test
  void absentValuesAreLeftOut() {
    record Holder(Optional<String> one, Optional<String> two) {}
    assertThat(JsonText.write(new Holder(Optional.of("here"), Optional.empty())))
        .contains("\"one\": \"here\"")
        .doesNotContain("two");
  }

  @Test
  void numbersAreWrittenWithTheFewestDigits() {
    assertThat(JsonText.write(0.1).strip()).isEqualTo("0.1");
    // which Double.toString gives as 1.9999999999999998E23 before Java 19
    assertThat(JsonText.write(2e23).strip()).isEqualTo("2.0E23");
  }

  @Test
  void recordIsReadBack() throws JsonProcessingException {
    Outer outer = new Outer(7, "name", new Inner(List.of(1.0, -2.5)));
    assertThat(JsonText.read(JsonText.write(outer), Outer.class)).isEqualTo(outer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null x",
        "{\"count\": 1, \"name\": \"x\"}",
        "{\"count\": 1, \"name\": null, \"inner\": {\"values\": []}}",
        "{\"count\": null, \"name\": \"x\", \"inner\": {\"values\": []}}",
        "{\"count\": \"1\", \"name\": \"x\", \"inner\": {\"values\": []}}",
        "{\"count\": 1.0, \"name\": \"x\", \"inner\": {\"values\": []}}",
        "{\"count\": 1, \"name\": 1, \"inner\": {\"values\": []}}",
        "{\"count\": 1, \"name\": \"x\", \"inner\": {\"values\": [null]}}",
        "{\"count\": 1, \"name\": \"x\", \"inner\": {\"values\": [\"1\"]}}",
        "{\"count\": 1, \"count\": 1, \"name\": \"x\", \"inner\": {\"values\": []}}",
        "{\"count\": 1, \"name\": \"x\", \"inner\": {\"values\": []}} {}"
      })
  void anythingElseThanTheRecordsFormIsRefused(String text) {
    assertThatThrownBy(() -> JsonText.read(text, Outer.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void explanationNamesLineAndField() {
    JsonProcessingException failure =
        catchThrowableOfType(
            JsonProcessingException.class,
            () ->
                JsonText.read(
                    "{\"count\": 1, \"name\": \"x\",\n \"inner\": {\"values\": [1, \"2\"]}}",
                    Outer.class));
    assertThat(JsonText.explain(failure))
        .startsWith("line 2, column ")
        .contains("field 'inner.values.1'")
        .endsWith(".");
  }
}
