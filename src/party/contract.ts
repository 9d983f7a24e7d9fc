import type { Clock } from '../base/clock.js';
import type { EventSource } from '../base/emitter.js';
import type { PartyActor, PartyCloseName } from '../wire/party.js';
import type { PartyWish } from '../wire/party-command.js';
import type { PartyPlayback, PartyRole, PartySettings, PartyTitle, WaitReason } from '../wire/party-room.js';
import type { QueuedTitle } from './room/queue.js';
import type { ShownMessage } from './room/read-chat.js';
import type { FollowState } from './sync/follower.js';

export interface PartyOptions {
  /** Of the party server, without the room: `wss://party.example/party`. */
  readonly url: string;
  readonly room: string;
  /** What the server let the viewer in by; asked for anew with each connection where it is a function. */
  readonly token?: string | (() => string | Promise<string>);
  /**
   * `server` (the default): the server checks and applies commands. `peer`: this page does, over any
   * y-websocket server; only for people who trust each other, since each can write anything.
   */
  readonly authority?: 'server' | 'peer';
  /** Who the viewer is, under `peer` authority; a server knows by the token. */
  readonly user?: { readonly userId: string; readonly name: string };
  readonly clock?: Clock;
  /** Where the platform has none: `ws` in older Node. */
  readonly WebSocket?: typeof globalThis.WebSocket;
}

export type PartyConnection =
  | { readonly state: 'connecting' }
  | { readonly state: 'joined' }
  /** The line dropped, or the server asked to come back; commands wait. */
  | { readonly state: 'reconnecting'; readonly why: PartyCloseName | 'connection-lost' }
  /** For good: by `leave()`, or by the server. */
  | { readonly state: 'closed'; readonly why: PartyCloseName | 'left'; readonly reason: string };

/** Someone present, however many pages they have open. */
export interface PartyMember {
  readonly userId: string;
  readonly name: string;
  readonly role: PartyRole;
  readonly isYou: boolean;
  /** Null: ready. Of several pages, one that is ready counts. */
  readonly waiting: WaitReason | null;
  readonly typing: boolean;
  /** Left the room's time on purpose. */
  readonly apart: boolean;
}

export interface PartyEvents {
  connection: PartyConnection;
  /** Something about the room changed: read it anew. */
  playback: PartyPlayback;
  room: { readonly title: PartyTitle | null; readonly settings: PartySettings; readonly host: string | null };
  queue: object;
  chat: object;
  members: object;
  /** A reaction over the picture. */
  cheer: { readonly userId: string; readonly emoji: string };
}

/** How one media element stands to the room. */
export interface FollowStatus {
  readonly state: FollowState | 'apart';
  /** Room minus media: above 0 the media is behind. 0 while nothing is measured. */
  readonly driftSec: number;
  /** Autoplay was refused: `sync()` from a click, or `media.muted = true`, lets it go on. */
  readonly blocked: boolean;
}

export interface Follow {
  readonly events: EventSource<{ status: FollowStatus }>;
  readonly status: FollowStatus;
  /** Back to the room's time. */
  sync(): void;
  /** Lets the media go its own way; the room stays joined. */
  stop(): void;
}

/** As much of a `<video>` or `<audio>` as is looked at: `<sv-video>` and `<sv-player>` have it too. */
export type FollowedElement = EventTarget &
  Pick<
    HTMLMediaElement,
    | 'currentTime'
    | 'ended'
    | 'muted'
    | 'pause'
    | 'paused'
    | 'play'
    | 'playbackRate'
    | 'readyState'
    | 'seekable'
    | 'seeking'
  >;

export interface FollowOptions {
  /** The element plays the room's title now; false while another title or an ad is on. Default: always. */
  readonly isAtTitle?: () => boolean;
}

/** A place in a room. */
export interface Party {
  readonly events: EventSource<PartyEvents>;
  readonly connection: PartyConnection;
  /** Null until the server has said. */
  readonly you: PartyActor | null;
  readonly playback: PartyPlayback;
  readonly title: PartyTitle | null;
  readonly settings: PartySettings;
  readonly host: string | null;
  readonly queue: readonly QueuedTitle[];
  /** Oldest first; as much as the document holds. */
  readonly chat: readonly ShownMessage[];
  readonly members: readonly PartyMember[];
  /** Whether the room's rules let you play, pause, seek. */
  readonly mayControl: boolean;
  /** The room's clock, epoch ms; null until it is known. */
  readonly serverMs: number | null;

  /**
   * Asks the authority to change the room. Waits for the line if it is down.
   * @throws SvError (rejects) PARTY_REFUSED, with the refusal's `code` and `retryAfterMs` in its context;
   *   PARTY_CLOSED once the party is over.
   */
  request(wish: PartyWish): Promise<{ readonly inviteToken?: string }>;
  setTyping(typing: boolean): void;
  /** Keeps a media element at the room's time, and makes what its viewer does to it the room's. */
  follow(media: FollowedElement, options?: FollowOptions): Follow;
  /** Closes the line and lets every media go. */
  leave(): void;
}
