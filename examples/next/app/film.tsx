'use client';

import { useRef, useState } from 'react';
import { SvPlayer, type SvPlayerElement } from 'sv-player/react';

/** A client component, for its handlers; rendered on the server like any other. */
export function Film({ src, title }: { src: string; title: string }) {
  const player = useRef<SvPlayerElement>(null);
  const [seconds, setSeconds] = useState(0);

  return (
    <>
      <SvPlayer
        ref={player}
        src={src}
        videoTitle={title}
        muted
        autoplay
        playsInline
        onTimeUpdate={() => setSeconds(player.current?.currentTime ?? 0)}
      />
      <p>
        At <output id="time">{seconds.toFixed(1)}</output> s
      </p>
    </>
  );
}
