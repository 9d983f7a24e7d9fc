import type { Party } from '../../src/party/contract.js';
import type { PartyTitle } from '../../src/wire/party-room.js';
import { PARTY_LIMITS } from '../../src/wire/party.js';
import type { PartyPlayer } from './party-player.js';

const isSame = (a: PartyTitle | null, b: PartyTitle | null): boolean =>
  a?.mediaId === b?.mediaId && a?.src === b?.src;

/**
 * Keeps player and room at one title: what the room plays is loaded, and what a viewer who may control it loads
 * becomes the room's. A room without a title takes its host's.
 */
export class RoomTitle {
  readonly #player: PartyPlayer;
  readonly #party: Party;
  #known: PartyTitle | null = null;
  /** The page said that it loads this title itself. */
  #isThePages = false;
  #proposing = false;

  constructor(player: PartyPlayer, party: Party) {
    this.#player = player;
    this.#party = party;
  }

  /** The player has the room's title, and not another, or an ad. */
  isHere(): boolean {
    const src = this.#party.title?.src;
    return src === undefined || this.#isThePages || this.#source() === src;
  }

  /** The room may have another title. */
  look(): void {
    const { title } = this.#party;
    if (title === null) {
      if (this.#isHost()) this.#propose();
      return;
    }
    if (isSame(title, this.#known)) return;
    this.#known = title;
    const event = new CustomEvent('sv-party-title', { detail: { title }, cancelable: true });
    this.#isThePages = !this.#player.dispatchEvent(event);
    if (!this.#isThePages && title.src !== undefined) this.#load(title, title.src);
  }

  /** The player understands what it loads, and whether that is live. */
  loaded(): void {
    const { title, mayControl } = this.#party;
    if (title === null) this.look();
    else if (mayControl && !this.isHere()) this.#propose();
  }

  /** The title is over: the room goes on to the next of its queue. */
  ended(): void {
    const { queue, playback } = this.#party;
    if (queue.length === 0 || !this.#isHost() || !this.isHere()) return;
    void this.#ask({ type: 'queue-next', afterMediaId: playback.mediaId });
  }

  #load(title: PartyTitle, src: string): void {
    const player = this.#player;
    // When to play is the room's to say from here on.
    player.autoplay = false;
    if (this.#source() !== src) player.src = src;
    if (title.label !== undefined) player.videoTitle = title.label;
  }

  #propose(): void {
    const player = this.#player;
    const src = this.#source();
    if (this.#proposing || player.streamType === 'unknown') return;
    if (!/^https?:/i.test(src) || src.length > PARTY_LIMITS.urlLength) return;
    this.#proposing = true;
    const label = player.videoTitle.slice(0, PARTY_LIMITS.labelLength);
    const live = player.streamType === 'live';
    const title: PartyTitle = {
      mediaId: src,
      src,
      ...(label !== '' && { label }),
      ...(live && { live: true as const }),
    };
    const isPlaying = !player.paused;
    // Of a live title each viewer has another media time: where the room is in it, the room says.
    const from = live ? {} : { positionSec: player.currentTime };
    this.#known = title;
    void this.#ask({ type: 'title', title, ...from }).finally(() => {
      this.#proposing = false;
    });
    if (isPlaying) void this.#ask({ type: 'play', ...from });
  }

  #source(): string {
    return this.#player.src || this.#player.currentSrc;
  }

  #isHost(): boolean {
    const { host, you } = this.#party;
    return you !== null && host === you.userId;
  }

  /** A refusal leaves the room as it is, and that is shown. */
  #ask(wish: Parameters<Party['request']>[0]): Promise<unknown> {
    return this.#party.request(wish).catch(() => null);
  }
}
