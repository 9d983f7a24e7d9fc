import { LatePart } from '../element/late-part.js';
import type { FirstUse, InputHost } from './input-host.js';
import { RemoteWatch } from './remote-watch.js';
import { Speaker } from './speaker.js';

/** What a player needs once a viewer is there; what only some viewers need is fetched from here. */
export function firstUse(host: InputHost): FirstUse {
  const { element, followers } = host;
  const remote = new RemoteWatch(host);
  followers.add(new Speaker(host)).add(remote);

  const gestures = new LatePart(async () => {
    const { TouchGestures } = await import('./touch-gestures.js');
    followers.add(new TouchGestures(host));
  });
  const arrows = new LatePart(async () => (await import('./arrow-focus.js')).moveByArrows(host));
  const sheet = new LatePart(() => import('./sv-key-sheet.js'));
  const fetches = (part: LatePart<unknown>): void => {
    part.get().catch(() => {});
  };

  element.addEventListener('pointerdown', ({ pointerType }) => {
    if (pointerType === 'touch') fetches(gestures);
  });
  if (matchMedia('(any-pointer: coarse)').matches) fetches(gestures);
  const look = (): void => {
    if (element.hasAttribute('tv')) fetches(arrows);
  };
  followers.add({ changed: look });
  look();

  return {
    perform({ type }) {
      if (type === 'choose-remote') {
        remote.choose();
        return;
      }
      sheet.get().then(
        ({ openKeySheet }) => {
          openKeySheet(host);
        },
        () => {},
      );
    },
  };
}
