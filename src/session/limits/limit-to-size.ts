import type { OneLimitDeps } from './limit-deps.js';
import { usefulHeight, type PictureBox } from './size-cap.js';
import { watchPictureBox } from './watch-picture-box.js';

/** Keeps the controller from loading more pixels than the screen shows. @returns stops it. */
export function limitToSize({ session, media, caps }: OneLimitDeps): () => void {
  let box: PictureBox | null = null;
  let height: number | null = null;
  const apply = (): void => {
    if (!box || session.renditions.length === 0) return;
    height = usefulHeight(session.renditions, box, height);
    caps.set('size', Number.isFinite(height) ? { maxHeight: height } : {});
  };
  const stopWatching = watchPictureBox(media, (now) => {
    box = now;
    apply();
  });
  const stopHearing = session.events.on('renditions', () => {
    height = null;
    apply();
  });
  return () => {
    stopWatching();
    stopHearing();
    caps.set('size', {});
  };
}
