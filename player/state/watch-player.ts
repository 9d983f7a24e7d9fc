import type { Clock } from '../../src/base/clock.js';
import { Disposer } from '../../src/base/disposer.js';
import { LatePart } from '../element/late-part.js';
import { lateControls } from '../input/late-input.js';
import type { PlayerStore } from './player-store.js';
import { readPlace, readPlayer } from './read-player.js';
import type { WatchedPlayer } from './watched-player.js';

/** After any of these the state may read differently. */
const tellingEvents = [
  'canplay',
  'canplaythrough',
  'durationchange',
  'emptied',
  'ended',
  'error',
  'loadeddata',
  'loadedmetadata',
  'pause',
  'play',
  'playing',
  'progress',
  'ratechange',
  'seeked',
  'seeking',
  'volumechange',
  'waiting',
  'sv-caption-style',
  'sv-limits',
  'sv-load-start',
  'sv-offline',
  'sv-ready',
  'sv-recovered',
  'sv-error',
  'sv-rendition-rendered',
  'sv-rendition-selected',
  'sv-renditions',
];

const STATS_PERIOD_MS = 500;

const stats = new LatePart('sv-stats', async () => (await lateControls.get()).late.stats());

export interface PlayerWatch {
  /** Reads everything again: after a change that no event tells of. */
  refresh(): void;
  /** Statistics cost something to gather: they are, twice a second, only while shown. */
  showStats(shown: boolean): void;
  dispose(): void;
}

/** Keeps a store in step with a player, until disposed. */
export function watchPlayer(player: WatchedPlayer, store: PlayerStore, clock: Clock): PlayerWatch {
  const disposer = new Disposer();
  const refresh = (): void => {
    store.patch(readPlayer(player));
  };
  /** The media tells four times a second that it goes on; only another second is worth a look. */
  const goOn = (): void => {
    const { phase, currentSec } = store.state;
    if (phase !== 'playing') refresh();
    else if (Math.floor(player.currentTime) !== Math.floor(currentSec)) store.patch(readPlace(player));
  };
  const listen = (target: EventTarget, types: readonly string[], heard = refresh): void => {
    for (const type of types) {
      target.addEventListener(type, heard);
      disposer.add(() => {
        target.removeEventListener(type, heard);
      });
    }
  };
  listen(player, tellingEvents);
  listen(player, ['timeupdate'], goOn);
  listen(player.textTracks, ['addtrack', 'removetrack', 'change']);
  listen(player.audioTracks, ['addtrack', 'removetrack', 'change']);

  let stopStats = (): void => {};
  const showStats = (shown: boolean): void => {
    stopStats();
    let wanted = shown;
    stopStats = () => {
      wanted = false;
    };
    store.patch({ statsOpen: false, stats: null });
    if (!shown) return;
    stats.use(player.report, ({ readStats }) => {
      if (!wanted) return;
      store.patch({ statsOpen: true });
      const read = (): void => {
        store.patch({ stats: readStats(player) });
      };
      read();
      stopStats = clock.every(STATS_PERIOD_MS, read);
    });
  };
  disposer.add(() => {
    stopStats();
  });

  refresh();
  return {
    refresh,
    showStats,
    dispose: () => {
      disposer.dispose();
    },
  };
}
