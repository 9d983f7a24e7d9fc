import type {} from 'sv-player/jsx/solid';
import type { SvPlayer } from 'sv-player/element';

let player: SvPlayer | undefined;

export const right = (
  <sv-player
    ref={(element) => (player = element)}
    class="film"
    src="film.m3u8"
    video-title="Film"
    prop:volume={0.5}
    attr:start-time="12"
    cap-to-size
    on:sv-decision={(event) => event.detail.reason.toUpperCase()}
    on:play={() => player?.session?.qoe()}
  />
);

export const wrong = [
  // @ts-expect-error: a number, in the tag's attributes
  <sv-player src={12} />,
  // @ts-expect-error: decisions have a reason, and no cause
  <sv-video on:sv-decision={({ detail }) => detail.cause} />,
];
