import { css } from 'lit';

/** The volume slider folds out beside the mute button; touch devices have keys of their own for it. */
export const volumeStyles = css`
  :host {
    display: flex;
    align-items: center;
  }

  .fold {
    inline-size: 0;
    overflow: hidden;
    opacity: 0;
    transition:
      inline-size var(--_calm) ease,
      opacity var(--_quick) ease;
  }

  :host(:focus-within) .fold {
    inline-size: 84px;
    opacity: 1;
  }

  @media (hover: hover) {
    :host(:hover) .fold {
      inline-size: 84px;
      opacity: 1;
    }
  }

  @media (pointer: coarse) {
    .fold {
      display: none;
    }
  }

  @container (width < 420px) {
    .fold {
      display: none;
    }
  }

  input {
    appearance: none;
    -webkit-appearance: none;
    display: block;
    inline-size: 72px;
    block-size: var(--_hit);
    margin: 0 6px;
    background: none;
    border-radius: 8px;
    cursor: pointer;
  }

  input::-webkit-slider-runnable-track {
    block-size: 4px;
    border-radius: 4px;
    background: linear-gradient(var(--_control) 0 0) 0 / calc(var(--loud, 0) * 100%) no-repeat var(--_rail);
  }

  input::-moz-range-track {
    block-size: 4px;
    border-radius: 4px;
    background: var(--_rail);
  }

  input::-moz-range-progress {
    block-size: 4px;
    border-radius: 4px;
    background: var(--_control);
  }

  input::-webkit-slider-thumb {
    -webkit-appearance: none;
    inline-size: 13px;
    block-size: 13px;
    margin-block-start: -4.5px;
    border: 0;
    border-radius: 50%;
    background: var(--_control);
    box-shadow: 0 1px 3px rgb(0 0 0 / 0.4);
  }

  input::-moz-range-thumb {
    inline-size: 13px;
    block-size: 13px;
    border: 0;
    border-radius: 50%;
    background: var(--_control);
  }

  @media (forced-colors: active) {
    input,
    input::-webkit-slider-thumb,
    input::-webkit-slider-runnable-track {
      appearance: auto;
      -webkit-appearance: auto;
      margin-block-start: 0;
    }
  }
`;
