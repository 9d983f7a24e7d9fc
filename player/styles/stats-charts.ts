import { css } from 'lit';

/** The stats overlay's charts: words over a canvas each, and the little that the library's own boxes need. */
export const statsChartStyles = css`
  :host {
    display: grid;
    gap: 6px;
    align-content: start;
    min-inline-size: 0;
    --_chart-main: #5fd6a2;
    --_chart-mark: var(--_mark, var(--_accent));
  }

  @supports (color: light-dark(red, red)) {
    :host {
      --_chart-main: light-dark(#1b7a52, #5fd6a2);
    }
  }

  .chart {
    min-inline-size: 0;
  }

  p {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    margin: 0;
  }

  b {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .name {
    color: var(--_text-soft);
  }

  .name::before {
    content: '';
    display: inline-block;
    inline-size: 0.6em;
    block-size: 0.6em;
    margin-inline-end: 0.45em;
    border-radius: 2px;
    background: var(--_chart-main);
  }

  .name.mark::before {
    background: var(--_chart-mark);
  }

  .more {
    color: var(--_text-soft);
    font-variant-numeric: tabular-nums;
  }

  .plot {
    direction: ltr;
    block-size: 64px;
    overflow: hidden;
  }

  .probes {
    position: absolute;
    visibility: hidden;
  }

  .probes .main {
    color: var(--_chart-main);
  }

  .probes .mark {
    color: var(--_chart-mark);
  }

  .probes .text {
    color: var(--_text-soft);
  }

  .probes .grid {
    color: var(--_line);
  }

  .u-wrap {
    position: relative;
  }

  .u-over,
  .u-under,
  .u-axis {
    position: absolute;
  }

  .u-wrap canvas {
    display: block;
    position: relative;
    inline-size: 100%;
    block-size: 100%;
  }

  @media (forced-colors: active) {
    .name::before {
      forced-color-adjust: none;
      background: CanvasText;
    }

    .name.mark::before {
      background: Highlight;
    }

    .probes .mark {
      forced-color-adjust: none;
      color: Highlight;
    }
  }
`;
