package io.github.spikeword.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The page of a server in a tab of its own, with everything that went wrong in it. */
final class OpenPage implements AutoCloseable {

  private static final double PATIENCE_MILLIS = 20_000;

  private final BrowserContext context;
  private final Page page;
  private final URI server;
  private final List<String> problems = new ArrayList<>();

  /**
   * Opens the page at the size of a laptop.
   *
   * @param allowMicrophone whether the browser lends the microphone
   */
  OpenPage(URI server, boolean allowMicrophone) {
    this(server, allowMicrophone, 1280, 860, ColorScheme.LIGHT);
  }

  OpenPage(URI server, boolean allowMicrophone, int width, int height, ColorScheme colours) {
    this.server = server;
    context =
        Chromium.browser(allowMicrophone)
            .newContext(
                new NewContextOptions()
                    .setViewportSize(width, height)
                    .setColorScheme(colours)
                    .setLocale("en-GB"));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    page = context.newPage();
    watch();
    page.navigate(server.toString());
  }

  private void watch() {
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            problems.add("console: " + message.text());
          }
        });
    page.onPageError(error -> problems.add("page: " + error));
    page.onRequest(
        request -> {
          URI address = URI.create(request.url());
          boolean local = List.of("blob", "data").contains(address.getScheme());
          if (!local && !server.getAuthority().equals(address.getAuthority())) {
            problems.add("foreign request: " + request.url());
          }
        });
    page.onResponse(
        response -> {
          if (response.status() >= 400) {
            problems.add(response.status() + ": " + response.url());
          }
        });
  }

  Page page() {
    return page;
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  /** Bytes of all answers so far, but for the recording, which is no part of the page. */
  int transferredBytes() {
    return (int)
        page.evaluate(
            "() => [...performance.getEntriesByType('navigation'),"
                + " ...performance.getEntriesByType('resource')]"
                + ".filter((entry) => !entry.name.endsWith('/v1/recording'))"
                + ".reduce((sum, entry) => sum + entry.encodedBodySize, 0)");
  }

  /** Console errors and warnings, uncaught errors, failed and foreign requests. */
  List<String> problems() {
    return Collections.unmodifiableList(problems);
  }

  /** Waits until the page is connected. */
  OpenPage connected() {
    assertThat(find("#connection[data-state=open]"))
        .isVisible(
            new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                .setTimeout(PATIENCE_MILLIS));
    return this;
  }

  /** Waits until the log shows so many detections, and returns all words, oldest first. */
  List<String> wordsAfter(int detections) {
    logged().nth(detections - 1).waitFor();
    return words();
  }

  /** All words that the log shows now, oldest first. */
  List<String> words() {
    List<String> heard = new ArrayList<>(logged().allInnerTexts());
    Collections.reverse(heard);
    return heard;
  }

  private Locator logged() {
    return find(".entry-detection .entry-word");
  }

  /** Waits until a text is to be seen. */
  void waitForText(String selector, String text) {
    find(selector).filter(new Locator.FilterOptions().setHasText(text)).first().waitFor();
  }

  /** Chooses a file as the file dialog would. */
  void choose(String name, byte[] content) {
    page.setInputFiles("#file-chooser", new FilePayload(name, "application/octet-stream", content));
  }

  /** Drops a file on the page. */
  void drop(String name, byte[] content) {
    JSHandle dragged =
        page.evaluateHandle(
            "([name, text]) => { const data = new DataTransfer();"
                + " const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));"
                + " data.items.add(new File([bytes], name)); return data; }",
            List.of(name, Base64.getEncoder().encodeToString(content)));
    page.dispatchEvent("main", "drop", Map.of("dataTransfer", dragged));
  }

  @Override
  public void close() {
    context.close();
  }
}
