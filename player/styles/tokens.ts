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
    --_rail: color-mix(in srgb, var(--_control) 30%, transparent);
    --_glass: var(--sv-glass, rgb(16 17 26 / 0.62));
    --_surface: var(--sv-surface, rgb(23 24 34 / 0.95));
    --_text: var(--sv-text, #f1f2fa);
    --_text-soft: var(--sv-text-soft, #a6abc2);
    --_line: rgb(128 132 160 / 0.22);
    --_hover: rgb(128 132 170 / 0.18);
    --_radius: var(--sv-radius, 12px);
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

  .layer {
    --_hit: 40px;
    --_icon: 24px;
    --_type: 13px;
    --_pad: 10px;
    --_big: 76px;
  }

  @container (width < 480px) {
    .layer {
      --_icon: 22px;
      --_type: 12px;
      --_pad: 4px;
      --_big: 60px;
    }
  }

  @container (width >= 1100px) {
    .layer {
      --_hit: 46px;
      --_icon: 26px;
      --_type: 15px;
      --_pad: 16px;
      --_big: 92px;
    }
  }

  @container (width >= 1800px) {
    .layer {
      --_hit: 58px;
      --_icon: 32px;
      --_type: 19px;
      --_pad: 24px;
      --_big: 116px;
    }
  }

  @media (pointer: coarse) {
    .layer {
      --_hit: 44px;
    }

    @container (width >= 1800px) {
      .layer {
        --_hit: 58px;
      }
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --_quick: 0s;
      --_calm: 0s;
    }
  }
`;
