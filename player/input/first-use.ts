import type { SvError } from '../../src/base/sv-error.js';
import { LatePart } from '../element/late-part.js';
import type { FirstUse, InputHost, LateParts } from './input-host.js';
import { RemoteWatch } from './remote-watch.js';
import { fullScreenContainer } from './full-screen-container.js';
import { Speaker } from './speaker.js';
import { takeKey } from './viewer-keys.js';

const documentWindow = new LatePart('document-window', () => import('./document-window.js'));

/** What a player needs once a viewer is there; what only some viewers need is fetched from here. */
export function firstUse(host: InputHost, late: LateParts): FirstUse {
  const { element, followers, report } = host;
  const views = new LatePart('sv-late-views', late.views);
  const remote = new RemoteWatch(host, views);
  followers.add(new Speaker(host, late.placeInWords)).add(remote);

  const gestures = new LatePart('touch-gestures', async () => {
    const { TouchGestures } = await late.touch();
    followers.add(new TouchGestures(host));
  });
  const arrows = new LatePart('arrow-focus', async () =>
    (await import('./arrow-focus.js')).moveByArrows(host),
  );
  let sheetAwaited = false;

  element.addEventListener('pointerdown', ({ pointerType }) => {
    if (pointerType === 'touch') gestures.use(report);
  });
  if (matchMedia('(any-pointer: coarse)').matches) gestures.use(report);
  const look = (): void => {
    if (element.hasAttribute('tv')) arrows.use(report);
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
    container: () => fullScreenContainer(element, report),
    async openWindow(hear, asked, closed) {
      const { openWindow } = await documentWindow.get().catch((error: SvError) => {
        report(error);
        throw error;
      });
      return openWindow({ ...host, hear, asked }, late, closed);
    },
    perform({ type }) {
      if (type === 'choose-remote') {
        remote.choose();
        return;
      }
      sheetAwaited = true;
      const lacks = (error: SvError): void => {
        sheetAwaited = false;
        report(error);
      };
      views.use(lacks, ({ openKeySheet }) => {
        if (sheetAwaited) openKeySheet(host);
        sheetAwaited = false;
      });
    },
  };
}
