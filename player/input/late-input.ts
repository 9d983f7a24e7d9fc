import { LatePart } from '../element/late-part.js';
import type { PartyDesk } from '../party/party-desk.js';
import type { FirstUse, InputFollower, InputHost, KeyDown } from './input-host.js';

/** The interface itself. */
export const lateControls = new LatePart('controls', () => import('../controls/index.js'));

/** On the picture these would scroll the page. */
const SCROLLS = /^( |Arrow|Page|Home|End)/;

/**
 * What keys, hands, remote controls and systems ask of a player. Nothing of it is loaded before a viewer presses
 * something in the player or comes to it by keyboard, or something plays.
 */
export class LateInput {
  readonly #followers = new Set<InputFollower>();
  readonly #host: InputHost;
  /** What comes with the first use; who asks for it makes it come. */
  readonly used: LatePart<FirstUse>;
  /** What keeps the player in a watch party; only with the attribute `party`. */
  readonly party: LatePart<PartyDesk>;

  constructor(options: Omit<InputHost, 'followers'>) {
    const host: InputHost = { ...options, followers: this.#followers };
    const { element, media, report } = host;
    this.#host = host;
    this.used = new LatePart('first-use', async () => {
      const { late } = await lateControls.get();
      return (await late.firstUse()).firstUse(host, late);
    });
    this.party = new LatePart('party-desk', async () => {
      const { late } = await lateControls.get();
      return (await late.party()).openDesk(host);
    });
    const playing = new LatePart('media-session', async () => {
      const { late } = await lateControls.get();
      return (await late.mediaSession()).tellSystem(host);
    });
    const fetches = (part: LatePart<unknown>) => (): void => {
      part.use(report);
    };
    for (const type of ['pointerdown', 'focusin']) element.addEventListener(type, fetches(this.used));
    if ('mediaSession' in navigator) media.addEventListener('playing', fetches(playing));
  }

  /** Keys that come before their script are taken when it is there. */
  press(event: KeyboardEvent, within: HTMLElement): void {
    const key: KeyDown = { event, within, path: event.composedPath(), prevented: event.defaultPrevented };
    if (!this.used.now && key.path[0] === this.#host.media && SCROLLS.test(event.key)) event.preventDefault();
    this.used.use(this.#host.report, (used) => {
      used.press(key);
    });
  }

  /** Tells every late part of this, which is one of their methods. */
  tell<What extends keyof InputFollower>(
    what: What,
    ...about: Parameters<NonNullable<InputFollower[What]>>
  ): void {
    const { element, report } = this.#host;
    if (what === 'changed' && element.hasAttribute('party')) this.party.use(report);
    for (const follower of this.#followers) {
      (follower[what] as ((...about: unknown[]) => void) | undefined)?.call(follower, ...about);
    }
  }
}
