import { css } from 'lit';

/**
 * Design tokens. A page sets the public `--sv-*` ones on the player; the elements inside read the
 * private `--_*` ones, which inherit. What lies on the picture is light on dark whatever the page
 * looks like; menus and panels follow the page's `color-scheme`.
 *
 * Sizes hang on the player's own width, by container query: phone, desk, large, television.
 */
export const tokens = css`
  :host {
    --_accent: var(--sv-accent, #8f8cff);
    --_on-accent: var(--sv-on-accent, #fff);
    --_control: var(--sv-control, #fff);
    --_control-soft: color-mix(in srgb, var(--_control) 78%, transparent);
    --_rail: var(--sv-rail, color-mix(in srgb, var(--_control) 30%, transparent));
    --_buffered: var(--sv-buffered, color-mix(in srgb, var(--_control) 38%, transparent));
    --_live: var(--sv-live, #ff4d5e);
    --_shade: var(--sv-shade, #000);
    --_control-shadow: var(--sv-control-shadow, rgb(0 0 0 / 0.5));
    --_tip: var(--sv-tip, rgb(16 17 26 / 0.92));
    --_on-tip: var(--sv-on-tip, #fff);
    --_glass: var(--sv-glass, rgb(16 17 26 / 0.62));
    --_surface: var(--sv-surface, rgb(23 24 34 / 0.95));
    --_text: var(--sv-text, #f1f2fa);
    --_text-soft: var(--sv-text-soft, #a6abc2);
    --_line: var(--sv-line, rgb(128 132 160 / 0.22));
    --_hover: var(--sv-hover, rgb(128 132 170 / 0.18));
    --_radius: var(--sv-radius, 12px);
    --_button-radius: var(--sv-button-radius, 10px);
    --_big-radius: var(--sv-big-radius, 50%);
    --_font: var(--sv-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    --_quick: 140ms;
    --_calm: 240ms;
  }

  @supports (color: light-dark(red, red)) {
    :host {
      --_surface: var(--sv-surface, light-dark(rgb(255 255 255 / 0.96), rgb(23 24 34 / 0.95)));
      --_text: var(--sv-text, light-dark(#171923, #f1f2fa));
      --_text-soft: var(--sv-text-soft, light-dark(#5a5f74, #a6abc2));
      --_mark: var(--sv-accent, light-dark(#4a46e0, #a5a3ff));
    }
  }

  @supports (color: oklch(from red l c h)) {
    :host {
      /* White on a dark accent, black on a light one. */
      --_on-accent: var(--sv-on-accent, oklch(from var(--_accent) round(1.15 - l) 0 0));
    }
  }

  .layer {
    --_hit: var(--sv-button-size, var(--_hit-here));
    --_icon: var(--sv-icon-size, var(--_icon-here));
    --_type: var(--sv-font-size, var(--_type-here));
    --_big: var(--sv-big-size, var(--_big-here));
    --_rail-size: var(--sv-rail-size, var(--_rail-here));
    --_thumb-size: var(--sv-thumb-size, var(--_thumb-here));
    --_hit-here: 40px;
    --_icon-here: 24px;
    --_type-here: 13px;
    --_big-here: 76px;
    --_rail-here: 4px;
    --_thumb-here: 14px;
    --_pad: 10px;
    --_foot: var(--sv-chrome-height, calc(var(--_hit) + var(--_pad) + 34px));
  }

  @container (width < 480px) {
    .layer {
      --_icon-here: 22px;
      --_type-here: 12px;
      --_big-here: 60px;
      --_pad: 4px;
    }
  }

  @container (width >= 1100px) {
    .layer {
      --_hit-here: 46px;
      --_icon-here: 26px;
      --_type-here: 15px;
      --_big-here: 92px;
      --_rail-here: 5px;
      --_thumb-here: 16px;
      --_pad: 16px;
    }
  }

  @container (width >= 1800px) {
    .layer {
      --_hit-here: 58px;
      --_icon-here: 32px;
      --_type-here: 19px;
      --_big-here: 116px;
      --_rail-here: 6px;
      --_thumb-here: 20px;
      --_pad: 24px;
    }
  }

  @media (pointer: coarse) {
    .layer {
      --_hit: max(44px, var(--sv-button-size, var(--_hit-here)));
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --_quick: 0s;
      --_calm: 0s;
    }
  }
`;
