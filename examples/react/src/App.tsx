import { useRef, useState } from 'react';
import { SvPlayer, type SvPlayerElement } from 'sv-player/react';

export function App() {
  const player = useRef<SvPlayerElement>(null);
  const [seconds, setSeconds] = useState(0);
  const [reason, setReason] = useState('');

  return (
    <>
      <SvPlayer
        ref={player}
        src="https://test-streams.mux.dev/x36xhzz/x36xhzz.m3u8"
        videoTitle="Big Buck Bunny"
        muted
        autoplay
        playsInline
        onTimeUpdate={() => setSeconds(player.current?.currentTime ?? 0)}
        onSvDecision={({ detail }) => setReason(detail.reason)}
        onSvError={({ detail: { error, fatal } }) => console.warn(error.code, error.message, fatal)}
      />
      <p>
        At <output id="time">{seconds.toFixed(1)}</output> s; last choice: {reason}
      </p>
    </>
  );
}
