import { LatePart } from '../element/late-part.js';
import type { FirstUse, InputFollower, InputHost, KeyDown } from './input-host.js';

const ignore = (): void => {};

/** On the picture these would scroll the page. */
const SCROLLS = /^( |Arrow|Page|Home|End)/;

/**
 * What keys, hands, remote controls and systems ask of a player. Nothing of it is loaded before a viewer presses
 * something in the player or comes to it by keyboard, or something plays.
 */
export class LateInput {
  readonly #followers = new Set<InputFollower>();
  readonly #media: HTMLVideoElement;
  /** What comes with the first use; who asks for it makes it come. */
  readonly used: LatePart<FirstUse>;

  constructor(options: Omit<InputHost, 'followers'>) {
    const host: InputHost = { ...options, followers: this.#followers };
    const { element, media } = host;
    this.#media = media;
    const controls = () => import('../controls/index.js');
    this.used = new LatePart(async () => {
      const { late } = await controls();
      return (await late.firstUse()).firstUse(host, late);
    });
    const playing = new LatePart(async () => (await (await controls()).late.mediaSession()).tellSystem(host));
    const fetches = (part: LatePart<unknown>) => (): void => {
      // Without it the player still plays; the next use tries again.
      part.get().catch(ignore);
    };
    for (const type of ['pointerdown', 'focusin']) element.addEventListener(type, fetches(this.used));
    if ('mediaSession' in navigator) media.addEventListener('playing', fetches(playing));
  }

  /** Keys that come before their script are taken when it is there. */
  press(event: KeyboardEvent, within: HTMLElement): void {
    const key: KeyDown = { event, within, path: event.composedPath(), prevented: event.defaultPrevented };
    if (!this.used.now && key.path[0] === this.#media && SCROLLS.test(event.key)) event.preventDefault();
    if (this.used.now) this.used.now.press(key);
    else this.used.get().then((used) => used.press(key), ignore);
  }

  /** Tells every late part of this, which is one of their methods. */
  tell<What extends keyof InputFollower>(
    what: What,
    ...about: Parameters<NonNullable<InputFollower[What]>>
  ): void {
    for (const follower of this.#followers) {
      (follower[what] as ((...about: unknown[]) => void) | undefined)?.call(follower, ...about);
    }
  }
}
