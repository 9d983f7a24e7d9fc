import type { ViewerAction } from '../play/viewer-action.js';
import type { PlayRequest, ProbeTake } from '../record/probe-take.js';
import { Probe } from './probe/probe.js';

/** Tells that a player gave up. Never a figure. */
export type Failed = (code: string, message: string) => void;

/** A player as a newcomer puts it on a page, muted and to start by itself. */
export interface PlayerPage {
  readonly name: string;
  readonly version: string;
  /** Puts the player on `stage` and has it play. */
  play(stage: HTMLElement, source: PlayRequest, failed: Failed): void | Promise<void>;
}

/** What the driver of a page finds at `globalThis.svLabPage`. */
export interface LabPage {
  readonly name: string;
  readonly version: string;
  play(request: PlayRequest): void;
}

/** What it finds at `globalThis.svLabProbe` once the page was told to play. */
export interface LabProbe {
  take(): ProbeTake;
  act(action: ViewerAction): void;
}

declare global {
  // oxlint-disable-next-line no-var -- a property of globalThis is declared so and no other way
  var svLabPage: LabPage | undefined;
  // oxlint-disable-next-line no-var -- a property of globalThis is declared so and no other way
  var svLabProbe: LabProbe | undefined;
  // oxlint-disable-next-line no-var -- a property of globalThis is declared so and no other way
  var svLabWatch: ((renditions: PlayRequest['renditions']) => void) | undefined;
}

/** Makes the page ready to be told to play. */
export function servePlayer(player: PlayerPage): void {
  const { name, version } = player;
  globalThis.svLabPage = {
    name,
    version,
    play(request) {
      const probe = new Probe(request.renditions);
      globalThis.svLabProbe = probe;
      const stage = document.createElement('div');
      stage.className = 'stage';
      document.body.append(stage);
      const failed: Failed = (code, message) => probe.failed(code, message);
      void (async () => {
        try {
          await player.play(stage, request, failed);
        } catch (error) {
          failed('PLAYER_THREW', error instanceof Error ? error.message : String(error));
        }
      })();
    },
  };
}
