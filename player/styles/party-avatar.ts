import { css } from 'lit';

/** A person's letters on a colour of their own, each dark enough for white. */
export const avatarStyles = css`
  .avatar {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 30px;
    block-size: 30px;
    border-radius: 50%;
    background: hsl(var(--hue) 52% 40%);
    color: #fff;
    font-size: 11px;
    font-weight: 700;
    letter-spacing: 0.02em;
    user-select: none;
    -webkit-user-select: none;
  }

  .hue-0 {
    --hue: 245;
  }
  .hue-1 {
    --hue: 345;
  }
  .hue-2 {
    --hue: 165;
  }
  .hue-3 {
    --hue: 25;
  }
  .hue-4 {
    --hue: 285;
  }
  .hue-5 {
    --hue: 205;
  }
  .hue-6 {
    --hue: 125;
  }
  .hue-7 {
    --hue: 5;
  }
  .hue-8 {
    --hue: 265;
  }
  .hue-9 {
    --hue: 185;
  }
  .hue-10 {
    --hue: 320;
  }
  .hue-11 {
    --hue: 225;
  }

  :is(.hue-2, .hue-6, .hue-9) {
    background: hsl(var(--hue) 60% 26%);
  }

  @media (forced-colors: active) {
    .avatar {
      border: 1px solid;
    }
  }
`;
