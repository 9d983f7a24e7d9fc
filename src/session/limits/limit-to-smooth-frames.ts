import { Disposer } from '../../base/disposer.js';
import { FrameDrops } from './frame-drops.js';
import type { OneLimitDeps } from './limit-deps.js';
import { RenditionBans } from './rendition-bans.js';

const LOOK_MS = 1_000;

/** After a seek, a switch or a start the decoder catches up. */
const SETTLE_MS = 1_000;

/** Events after which frames are dropped for a reason of their own. */
const UNSETTLING = ['seeking', 'seeked', 'playing', 'ratechange', 'resize'] as const;

/** Keeps the controller below renditions of which too many frames were dropped. @returns stops it. */
export function limitToSmoothFrames({ session, media, clock, caps }: OneLimitDeps): () => void {
  const disposer = new Disposer();
  const drops = new FrameDrops();
  const bans = new RenditionBans();
  let settledMs = clock.now() + SETTLE_MS;
  const unsettle = (): void => {
    settledMs = clock.now() + SETTLE_MS;
    drops.reset();
  };
  const look = (): void => {
    const rendered = session.renditions[session.renderedIndex];
    const nowMs = clock.now();
    const quality = media.getVideoPlaybackQuality?.();
    if (rendered && quality) {
      const tooMany = drops.tooMany({
        atMs: nowMs,
        total: quality.totalVideoFrames,
        dropped: quality.droppedVideoFrames,
        steady: nowMs >= settledMs && isSteady(media),
      });
      bans.seen(rendered.id, nowMs);
      // There is nothing to fall back to from the lowest.
      if (tooMany && session.renderedIndex > 0) bans.ban(rendered.id, nowMs);
    }
    caps.set('dropped-frames', bans.cap(session.renditions, nowMs));
  };
  disposer.add(clock.every(LOOK_MS, look));
  disposer.add(session.events.on('rendered', unsettle));
  disposer.add(
    session.events.on('load-start', () => {
      bans.reset();
      unsettle();
      caps.set('dropped-frames', {});
    }),
  );
  for (const type of UNSETTLING) {
    media.addEventListener(type, unsettle);
    disposer.add(() => {
      media.removeEventListener(type, unsettle);
    });
  }
  document.addEventListener('visibilitychange', unsettle);
  disposer.add(() => {
    document.removeEventListener('visibilitychange', unsettle);
    caps.set('dropped-frames', {});
  });
  return () => {
    disposer.dispose();
  };
}

/** Faster than normal a screen can't show every frame, and nobody misses them. */
function isSteady(media: HTMLVideoElement): boolean {
  return !media.paused && !media.seeking && !media.ended && media.playbackRate <= 1 && !document.hidden;
}
