import type {} from 'sv-player/jsx/react';
import { useRef } from 'react';
import { SvPlayer as Component, type SvPlayerElement } from 'sv-player/react';
import type { SvPlayer } from 'sv-player/element';

export function Tag() {
  const player = useRef<SvPlayer>(null);
  return (
    <sv-player
      ref={player}
      className="film"
      src="film.m3u8"
      video-title="Film"
      start-time={12}
      cap-to-size
      muted
      data-saver="auto"
      next-delay="off"
      selectedRenditionIndex={-1}
      onsv-decision={(event) => event.detail.reason.toUpperCase()}
      onplay={(event) => event.timeStamp.toFixed()}
    />
  );
}

export function Wrapped() {
  const player = useRef<SvPlayerElement>(null);
  return (
    <Component
      ref={player}
      className="film"
      src="film.m3u8"
      videoTitle="Film"
      startTime={12}
      nextDelay={0}
      capToSize
      muted
      volume={0.5}
      onSvDecision={(event) => event.detail.reason.toUpperCase()}
      onPlay={() => player.current?.session?.qoe()}
    />
  );
}

export const wrong = [
  // @ts-expect-error: a number, in the tag's attributes
  <sv-player key="1" src={12} />,
  // @ts-expect-error: one of three words
  <sv-video key="2" data-saver="sometimes" />,
  // @ts-expect-error: seconds, or that it is off
  <sv-video key="7" next-delay="soon" />,
  // @ts-expect-error: React never calls it
  <sv-video key="3" onPlay={() => {}} />,
  // @ts-expect-error: decisions have a reason, and no cause
  <sv-player key="4" onsv-decision={({ detail }) => detail.cause} />,
  // @ts-expect-error: can't be set
  <Component key="5" renditions={[]} />,
  // @ts-expect-error: a method is none of the props
  <Component key="6" toggleFullscreen={() => {}} />,
];
