package io.github.spikeword.trainer.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Synapses;
import io.github.spikeword.trainer.evaluate.ToneBundles;
import java.io.StringReader;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class PlacementPictureTest {

  private final Network network = ToneBundles.forStreams().network();

  private static long squares(String svg, String style) {
    return Pattern.compile("<rect [^>]*class=\"" + style + "\"/>").matcher(svg).results().count();
  }

  @Test
  void everyPlaceOfTheChipIsDrawnOnceAndEveryColourExplained() {
    String svg = PlacementPicture.svg(network);

    // two front-end neurons, one output neuron for each of three labels, 200 places; a square each
    // in the legend
    assertThat(squares(svg, "bar s0")).isEqualTo(2 + 1);
    assertThat(squares(svg, "bar s1")).isEqualTo(1 + 1);
    assertThat(squares(svg, "bar s2")).isEqualTo(1 + 1);
    assertThat(squares(svg, "bar s3")).isEqualTo(1 + 1);
    assertThat(squares(svg, "free")).isEqualTo(195 + 1);
    assertThat(svg)
        .contains("core 1: 2 of 50", "core 2: 3 of 50", "core 3: 0 of 100")
        .contains("front-end, 2", "\u201cyes\u201d, 1", "free, 195");
  }

  @Test
  void aFileOfItsOwnIsWellFormedAndBringsItsColours() throws Exception {
    String file = SvgStyle.standalone(PlacementPicture.svg(network));

    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(file)));
    assertThat(file)
        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 ")
        .contains("--s0: #2457c5", "class=\"sheet\"");
  }

  @Test
  void signsAreDrawnBlockByBlock() {
    byte[][] codes = {{1, 1, -1}, {3, 3, -1}, {1, 1, -1}, {1, 1, -1}, {1, 1, -1}, {-1, 5, 1}};
    String svg = SignBlocksPicture.svg("signs", Synapses.of(codes));

    // positive: neurons 0 and 1 in one run in the first block, 1 and 2 in the second;
    // negative: neuron 2 in the first block, 0 in the second
    assertThat(svg)
        .contains("M52.0 8h40.0v7h-40.0zM72.0 16h40.0v7h-40.0z\" class=\"bar s0\"")
        .contains("M92.0 8h20.0v7h-20.0zM52.0 16h20.0v7h-20.0z\" class=\"bar s1\"");
  }

  @Test
  void aBlockThatMixesSignsStaysEmpty() {
    byte[][] codes = {{1}, {-1}};

    assertThat(SignBlocksPicture.svg("signs", Synapses.of(codes)))
        .contains("<path d=\"\" class=\"bar s0\"/>")
        .contains("<path d=\"\" class=\"bar s1\"/>");
  }
}
