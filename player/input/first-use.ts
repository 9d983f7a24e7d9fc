import { LatePart } from '../element/late-part.js';
import type { FirstUse, InputHost, LateParts } from './input-host.js';
import { RemoteWatch } from './remote-watch.js';
import { fullScreenContainer } from './full-screen-container.js';
import { Speaker } from './speaker.js';
import { takeKey } from './viewer-keys.js';

/** What a player needs once a viewer is there; what only some viewers need is fetched from here. */
export function firstUse(host: InputHost, late: LateParts): FirstUse {
  const { element, followers } = host;
  const remote = new RemoteWatch(host, late.views);
  followers.add(new Speaker(host, late.placeInWords)).add(remote);

  const gestures = new LatePart(async () => {
    const { TouchGestures } = await late.touch();
    followers.add(new TouchGestures(host));
  });
  const arrows = new LatePart(async () => (await import('./arrow-focus.js')).moveByArrows(host));
  const sheet = new LatePart(late.views);
  let sheetAwaited = false;
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
    press(key) {
      // What closes the sheet calls it off while it is still on its way.
      const calledOff = sheetAwaited && (key.event.key === 'Escape' || key.event.key === '?');
      sheetAwaited &&= !calledOff;
      if (!calledOff) takeKey(host, key);
    },
    container: () => fullScreenContainer(element, host.report),
    async openWindow(hear, asked, closed) {
      const { openWindow } = await import('./document-window.js');
      return openWindow({ ...host, hear, asked }, late, closed);
    },
    perform({ type }) {
      if (type === 'choose-remote') {
        remote.choose();
        return;
      }
      sheetAwaited = true;
      sheet.get().then(
        ({ openKeySheet }) => {
          if (sheetAwaited) openKeySheet(host);
          sheetAwaited = false;
        },
        () => {
          sheetAwaited = false;
        },
      );
    },
  };
}
