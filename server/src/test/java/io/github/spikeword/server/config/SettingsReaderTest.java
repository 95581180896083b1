package io.github.spikeword.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("spikeword.yml"), text);
  }

  @Test
  void aFlagBeatsTheEnvironmentWhichBeatsTheFileWhichBeatsTheDefault() throws IOException {
    Path file = file("server:\n  port: 1\n  host: h1\nlimits:\n  sessions: 11\nmodel: m1\n");
    Map<String, String> environment =
        Map.of("SPIKEWORD_SERVER_PORT", "2", "SPIKEWORD_SERVER_HOST", "h2");
    Settings settings =
        new SettingsReader(environment).file(file).flag(KnownSettings.PORT, "--port", 3).read();

    assertThat(settings.get(KnownSettings.PORT)).isEqualTo(3);
    assertThat(settings.resolved(KnownSettings.PORT).origin().describe()).isEqualTo("flag --port");
    assertThat(settings.get(KnownSettings.HOST)).isEqualTo("h2");
    assertThat(settings.resolved(KnownSettings.HOST).origin().describe())
        .isEqualTo("environment SPIKEWORD_SERVER_HOST");
    assertThat(settings.get(KnownSettings.SESSIONS)).isEqualTo(11);
    assertThat(settings.resolved(KnownSettings.SESSIONS).origin().describe())
        .isEqualTo("file " + file);
    assertThat(settings.get(KnownSettings.MODEL)).isEqualTo("m1");
    assertThat(settings.get(KnownSettings.INSECURE)).isFalse();
    assertThat(settings.resolved(KnownSettings.INSECURE).origin().describe()).isEqualTo("default");
  }

  @Test
  void everyDefaultIsAValueOfItsSetting() {
    Settings settings = new SettingsReader(Map.of()).read();

    assertThat(KnownSettings.ALL).allSatisfy(s -> assertThat(settings.get(s)).isNotNull());
    assertThat(KnownSettings.ALL).extracting(Setting::name).doesNotHaveDuplicates();
  }

  @Test
  void namesTheNearestSettingForAMisspeltOne() throws IOException {
    assertThatThrownBy(() -> new SettingsReader(Map.of()).set("server.prot", "1"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'server.port'");
    Path file = file("limit:\n  sessions: 1\n");
    assertThatThrownBy(() -> new SettingsReader(Map.of()).file(file).read())
        .hasMessageContaining("'limits.sessions'")
        .hasMessageContaining(file.toString());
    assertThatThrownBy(() -> new SettingsReader(Map.of("SPIKEWORD_SERVER_PROT", "1")).read())
        .hasMessageContaining("SPIKEWORD_SERVER_PORT");
  }

  @Test
  void saysWhereAWrongValueWasWrittenAndWhatIsExpected() {
    assertThatThrownBy(() -> new SettingsReader(Map.of("SPIKEWORD_SERVER_PORT", "many")).read())
        .isInstanceOf(UserError.class)
        .hasMessage(
            "Setting 'server.port' must be a whole number from 0 to 65535, found 'many' (environment SPIKEWORD_SERVER_PORT).");
    assertThatThrownBy(() -> new SettingsReader(Map.of("SPIKEWORD_SERVER_INSECURE", "yes")).read())
        .hasMessageContaining("true or false");
  }

  @Test
  void readsListsAndRefusesWhatIsNoMap() throws IOException {
    Path lists = file("server:\n  allowed-origins: [https://a.example, https://b.example]\n");
    assertThat(new SettingsReader(Map.of()).file(lists).read().get(KnownSettings.ALLOWED_ORIGINS))
        .containsExactly("https://a.example", "https://b.example");
    for (String text : new String[] {"just words", "- a\n- b\n", "a: [", "a: 1\na: 2\n"}) {
      Path bad = file(text);
      assertThatThrownBy(() -> new SettingsReader(Map.of()).file(bad).read())
          .isInstanceOf(UserError.class)
          .hasMessageContaining(bad.toString());
    }
    assertThatThrownBy(() -> new SettingsReader(Map.of()).file(folder.resolve("none")).read())
        .hasMessageContaining("no such file");
  }

  @Test
  void keepsASecretOutOfListingsAndMessages() {
    Settings settings =
        new SettingsReader(Map.of("SPIKEWORD_SERVER_TOKEN", "do-not-tell-anybody")).read();

    assertThat(settings.display(KnownSettings.TOKEN)).isEqualTo("(set, not shown)");
    assertThat(settings.get(KnownSettings.TOKEN)).isEqualTo("do-not-tell-anybody");
  }

  @Test
  void measuresEditDistance() {
    // Wagner and Fischer's classic pair
    assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    assertThat(Nearest.distance("same", "same")).isZero();
  }
}
