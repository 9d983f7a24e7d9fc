import type { Clock } from '../../src/base/clock.js';
import type { SvError } from '../../src/base/sv-error.js';
import { Disposer } from '../../src/base/disposer.js';
import { LatePart } from '../element/late-part.js';
import type { PlayerStore } from './player-store.js';
import { readPlayer } from './read-player.js';
import type { WatchedPlayer } from './watched-player.js';

/** After any of these the state may read differently. `timeupdate` comes at about 4 Hz while playing. */
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
  'timeupdate',
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

const statsReader = new LatePart('read-stats', () => import('./read-stats.js'));

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
  const listen = (target: EventTarget, types: readonly string[]): void => {
    for (const type of types) {
      target.addEventListener(type, refresh);
      disposer.add(() => {
        target.removeEventListener(type, refresh);
      });
    }
  };
  listen(player, tellingEvents);
  listen(player.textTracks, ['addtrack', 'removetrack', 'change']);
  listen(player.audioTracks, ['addtrack', 'removetrack', 'change']);

  let stopStats = (): void => {};
  const showStats = (shown: boolean): void => {
    stopStats();
    store.patch({ statsOpen: shown, stats: null });
    if (!shown) return;
    let wanted = true;
    stopStats = () => {
      wanted = false;
    };
    const lacks = (error: SvError): void => {
      if (wanted) showStats(false);
      player.report(error);
    };
    statsReader.use(lacks, ({ readStats }) => {
      if (!wanted) return;
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
