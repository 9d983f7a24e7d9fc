import { systemClock, type CancelTimer } from '../../src/base/clock.js';
import { englishInput } from '../locales/input-en.js';
import type { PlayerRequest } from '../state/player-request.js';
import type { PlayerState } from '../state/player-state.js';
import { deepFocus } from './deep-focus.js';
import type { InputFollower, InputHost, PlaceInWords } from './input-host.js';
import { spokenAnswer } from './spoken.js';

/** A key held down, or pressed again and again, is told of once: when it rests. */
const REST_MS = 250;
/** What hasn't come true by then, the viewer no longer waits to hear of. */
const PATIENCE_MS = 8_000;

/** Says through the controls' live region what came of a viewer's request. */
export class Speaker implements InputFollower {
  readonly #host: InputHost;
  readonly #placeInWords: PlaceInWords;
  #asked: { readonly request: PlayerRequest; readonly was: PlayerState; readonly atMs: number } | null = null;
  #rested = false;
  #cancel: CancelTimer = () => {};

  constructor(host: InputHost, placeInWords: PlaceInWords) {
    this.#host = host;
    this.#placeInWords = placeInWords;
    // Its last state was told with the playhead still on its way.
    host.media.addEventListener('seeked', () => {
      this.shown();
    });
  }

  asked(request: PlayerRequest, state: PlayerState): void {
    // Which no viewer did.
    if (request.type === 'report') return;
    // A slider under the focus says its value itself.
    if (request.type === 'seek' || request.type === 'set-volume') {
      if (deepFocus(this.#host.controls()?.ownerDocument)?.matches('[role=slider], input')) return;
    }
    const was = this.#asked?.request.type === request.type ? this.#asked.was : state;
    this.#asked = { request, was, atMs: systemClock.now() };
    this.#rested = false;
    this.#cancel();
    this.#cancel = systemClock.after(REST_MS, () => {
      this.#rested = true;
      this.shown();
    });
  }

  /** Says what has come true, if it has. */
  shown(): void {
    const { controls, state, media } = this.#host;
    const layer = controls();
    if (!this.#asked || !this.#rested || !layer) return;
    const { request, was, atMs } = this.#asked;
    const seeks = request.type === 'seek' || request.type === 'skip';
    const now = state();
    const inputWords = { ...englishInput, ...layer.words.panels?.input };
    const text = seeks
      ? media.seeking || now.currentSec === was.currentSec
        ? null
        : this.#placeInWords(now, now.currentSec, layer.words)
      : spokenAnswer(request, was, now, layer.words, inputWords);
    const tooLate = systemClock.now() - atMs > PATIENCE_MS;
    if (text === null && !tooLate) return;
    this.#asked = null;
    if (text !== null) layer.say(text);
  }

  left(): void {
    this.#cancel();
    this.#asked = null;
  }
}
