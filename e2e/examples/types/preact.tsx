import type {} from 'sv-player/jsx/preact';
import { createRef } from 'preact';
import type { SvPlayer } from 'sv-player/element';

const player = createRef<SvPlayer>();

export const right = (
  <sv-player
    ref={player}
    class="film"
    src="film.m3u8"
    video-title="Film"
    start-time={12}
    cap-to-size
    muted
    onsv-decision={(event) => event.detail.reason.toUpperCase()}
    onplay={(event) => event.timeStamp.toFixed()}
  />
);

export const wrong = [
  // @ts-expect-error: a number, in the tag's attributes
  <sv-player src={12} />,
  // @ts-expect-error: decisions have a reason, and no cause
  <sv-video onsv-decision={({ detail }) => detail.cause} />,
];
