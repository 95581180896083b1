package io.github.spikeword.trainer.report.svg;

/**
 * Colours and rules that pictures are drawn with: part of a page's style sheet, or of a picture
 * that stands alone.
 */
public final class SvgStyle {

  /** Colours for light and dark surroundings. */
  public static final String COLOURS =
      """
      :root {
        --paper: #f7f6f3; --sheet: #ffffff; --ink: #1d1f24; --soft: #5e6470; --hair: #e2e0da;
        --s0: #2457c5; --s1: #c8641b; --s2: #1f8a63; --s3: #a23a86; --s4: #7a6a12; --s5: #4d7c8a;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --paper: #14161a; --sheet: #1c1f25; --ink: #e8e8e4; --soft: #9aa1ad; --hair: #2e323a;
          --s0: #7ea6ff; --s1: #f0a062; --s2: #5fcfa2; --s3: #e38bcb; --s4: #d6c25a; --s5: #8cc3d2;
        }
      }
      """;

  /** Rules for what is inside a picture. */
  public static final String RULES =
      """
      svg text { fill: var(--ink); font-size: 15px; }
      svg .tick { fill: var(--soft); font-size: 14px; font-variant-numeric: tabular-nums; }
      svg .grid { stroke: var(--hair); stroke-width: 1; }
      svg .axis { stroke: var(--soft); stroke-width: 1; }
      svg .mark { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 4 4; }
      svg .line { fill: none; stroke: var(--c); stroke-width: 2; stroke-linejoin: round; }
      svg .thin { stroke-width: 1.3; }
      svg .spike { fill: none; stroke: var(--c); stroke-width: 1.9; }
      svg .dot, svg .bar, svg .name { fill: var(--c); }
      svg .cell { fill: var(--s0); }
      svg .frame { fill: none; stroke: var(--soft); stroke-width: 1; }
      svg .free { fill: none; stroke: var(--soft); stroke-width: 1; stroke-opacity: 0.5; }
      svg .pale { fill-opacity: 0.5; }
      .s0 { --c: var(--s0); } .s1 { --c: var(--s1); } .s2 { --c: var(--s2); }
      .s3 { --c: var(--s3); } .s4 { --c: var(--s4); } .s5 { --c: var(--s5); }
      .s6 { --c: var(--ink); } .s7 { --c: var(--soft); }
      """;

  /**
   * A picture as a file of its own, on a sheet that follows the reader's light or dark mode.
   *
   * @param svg a finished picture of this package
   */
  public static String standalone(String svg) {
    return svg.replaceFirst(
            "<svg viewBox=\"0 0 (\\d+) (\\d+)\"([^>]*)>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 $1 $2\" width=\"$1\""
                + " height=\"$2\"$3><style>"
                + COLOURS
                + RULES
                + "svg { font-family: system-ui, sans-serif; }\n"
                + ".sheet { fill: var(--sheet); }\n"
                + "</style><rect width=\"$1\" height=\"$2\" class=\"sheet\"/>")
        + "\n";
  }

  private SvgStyle() {}
}
