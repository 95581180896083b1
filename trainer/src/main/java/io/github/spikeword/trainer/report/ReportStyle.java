package io.github.spikeword.trainer.report;

import io.github.spikeword.trainer.report.svg.SvgStyle;

/** The page's style sheet: part of the page, as it must be readable without a network. */
final class ReportStyle {

  static final String CSS =
      SvgStyle.COLOURS
          + """
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--paper); color: var(--ink);
        font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
      main { max-width: 1180px; margin: 0 auto; padding: 40px 24px 64px; }
      header { margin-bottom: 24px; }
      h1 { margin: 0; font-size: 34px; line-height: 1.15; letter-spacing: -0.02em; }
      h2 { margin: 0 0 14px; font-size: 19px; letter-spacing: -0.01em; }
      .kind { margin: 0 0 4px; color: var(--soft); }
      section { margin-top: 40px; }
      .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(190px, 1fr));
        gap: 1px; margin-top: 0; background: var(--hair); border: 1px solid var(--hair);
        border-radius: 10px; overflow: hidden; }
      .tiles div { display: flex; flex-direction: column; padding: 16px 18px;
        background: var(--sheet); }
      .tiles b { font-size: 27px; line-height: 1.2; letter-spacing: -0.02em;
        font-variant-numeric: tabular-nums; }
      .tiles small, figcaption { color: var(--soft); font-size: 13px; }
      .pair { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(480px, 100%), 1fr));
        gap: 20px; }
      figure { margin: 0; padding: 16px 18px 12px; background: var(--sheet);
        border: 1px solid var(--hair); border-radius: 10px; min-width: 0; }
      figcaption { margin-bottom: 10px; overflow-wrap: anywhere; }
      figcaption b { color: var(--ink); font-size: 15px; }
      svg { display: block; width: 100%; height: auto; font-family: inherit; }
      """
          + SvgStyle.RULES
          + """
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      .wide { overflow-x: auto; padding: 16px 18px; background: var(--sheet);
        border: 1px solid var(--hair); border-radius: 10px; }
      th { font-weight: 500; color: var(--soft); text-align: left; padding: 5px 14px 5px 0; }
      .confusion thead th { text-align: center; padding: 4px 10px; }
      .confusion thead th:first-child { text-align: left; padding-left: 0; }
      .confusion td { min-width: 68px; padding: 9px 12px; text-align: center;
        border: 2px solid var(--sheet); border-radius: 6px; }
      .confusion .right { background: color-mix(in srgb, var(--s0) calc(var(--share) * 0.45), transparent); }
      .confusion .wrong { background: color-mix(in srgb, var(--s1) calc(var(--share) * 0.9), transparent); }
      .confusion .recall { color: var(--soft); white-space: nowrap; }
      .listing th, .listing td { padding: 5px 18px 5px 0; vertical-align: top; }
      .wide + .wide { margin-top: 14px; }
      .costs { width: 100%; }
      .costs td { text-align: right; padding: 5px 0; }
      .costs tr + tr > * { border-top: 1px solid var(--hair); }
      details { padding: 12px 18px; background: var(--sheet); border: 1px solid var(--hair);
        border-radius: 10px; }
      summary { cursor: pointer; }
      pre { overflow-x: auto; font: 12.5px/1.5 ui-monospace, Consolas, monospace; }
      @media print { body { background: none; } figure, details { break-inside: avoid; } }
      """;

  private ReportStyle() {}
}
