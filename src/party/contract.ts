import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Clock } from '../base/clock.js';
import type { EventSource } from '../base/emitter.js';
import type { PartyActor, PartyCloseName } from '../wire/party.js';
import type { PartyWish } from '../wire/party-command.js';
import type {
  PartyPlayback,
  PartyRole,
  PartySettings,
  PartyTitle,
  ShownBan,
  WaitReason,
} from '../wire/party-room.js';
import type { QueuedTitle } from './room/queue.js';
import type { OpenInvite } from './room/room-document.js';
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
  /**
   * Under `peer` authority: carries the room between pages in place of a y-websocket server. `WebrtcProvider` of
   * `y-webrtc` is one; `url` is then where its pages find each other. Destroyed when the party is over.
   */
  readonly provider?: (meeting: PeerMeeting) => PeerProvider | Promise<PeerProvider>;
  /** Who the viewer is, under `peer` authority; a server knows by the token. */
  readonly user?: { readonly userId: string; readonly name: string };
  /**
   * Keeps the room in this browser, for the member of this id (the token's `sub`): what they saw last is shown
   * until the server answers, as when the device is offline. Default: nothing is kept.
   */
  readonly offline?: string;
  readonly clock?: Clock;
  /** Where the platform has none: `ws` in older Node. */
  readonly WebSocket?: typeof globalThis.WebSocket;
}

/** What is to be carried, and where. */
export interface PeerMeeting {
  readonly url: string;
  readonly room: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
}

/** As much of a provider of Yjs as a party needs; it connects, and again, by itself. */
export interface PeerProvider {
  /** The document is as another page has it. Who finds nobody in 3 s begins the room. */
  on(event: 'synced', listener: (told: { readonly synced: boolean }) => void): unknown;
  destroy(): void;
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
  likes: object;
  /** For moderators. */
  bans: object;
  invites: object;
  /** A reaction over the picture. */
  cheer: { readonly userId: string; readonly emoji: string };
}

/** Empty but for an invite. */
export interface PartyAnswer {
  /** What the invited brings. */
  readonly inviteToken?: string;
  /** What the invite is revoked by. */
  readonly inviteId?: string;
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
  > & {
    /** As HTML has it: when what stands at 0 s was aired. A live title is followed by it. */
    getStartDate?(): Date;
  };

export interface FollowOptions {
  /** The element plays the room's title now; false while another title or an ad is on. Default: always. */
  readonly isAtTitle?: () => boolean;
  /**
   * For a live title on a bare `<video>`: programme time of media time 0, epoch ms; NaN while unknown. Default:
   * the media's own `getStartDate()`, which `<sv-video>` and `<sv-player>` have.
   */
  readonly startDateMs?: () => number;
}

/** A place in a room. */
export interface Party {
  readonly events: EventSource<PartyEvents>;
  readonly connection: PartyConnection;
  /** What is shown is what this browser kept: the server hasn't said yet what the room is now. */
  readonly isKept: boolean;
  /** Null until the server has said. */
  readonly you: PartyActor | null;
  readonly playback: PartyPlayback;
  readonly title: PartyTitle | null;
  readonly settings: PartySettings;
  readonly host: string | null;
  readonly queue: readonly QueuedTitle[];
  /** Oldest first; as much as the document holds. */
  readonly chat: readonly ShownMessage[];
  /** The number of the page that `chat` begins with; the pages before, down to 0, are had by `earlierChat`. */
  readonly chatPage: number;
  readonly members: readonly PartyMember[];
  /** Ids of the members who like the room. */
  readonly likes: readonly string[];
  /** Who may not come in, until when and by whom; known to moderators and owners alone. */
  readonly bans: readonly ShownBan[];
  /** Those that hold, the one that ends first before the others. */
  readonly invites: readonly OpenInvite[];
  /** Whether the room's rules let you play, pause, seek. */
  readonly mayControl: boolean;
  /** The room's clock, epoch ms; null until it is known. */
  readonly serverMs: number | null;
  /** Where the room is now, seconds, as its playback counts; null without a title, or until the clock is known. */
  readonly positionSec: number | null;

  /**
   * Asks the authority to change the room. Waits for the line if it is down.
   * @throws SvError (rejects) PARTY_REFUSED, with the refusal's `code` and `retryAfterMs` in its context;
   *   PARTY_CLOSED once the party is over.
   */
  request(wish: PartyWish): Promise<PartyAnswer>;
  /**
   * A page of 50 messages that have left `chat`, oldest first, without their reactions. Only a server keeps them.
   * @throws SvError (rejects) PARTY_REFUSED, with `not-found`, `forbidden` or `unsupported` as `code`;
   *   SIDECAR_LOAD_FAILED where it could not be fetched; PARTY_CLOSED once the party is over.
   */
  earlierChat(page: number): Promise<readonly ShownMessage[]>;
  setTyping(typing: boolean): void;
  /** Keeps a media element at the room's time, and makes what its viewer does to it the room's. */
  follow(media: FollowedElement, options?: FollowOptions): Follow;
  /** Closes the line and lets every media go. What is kept for offline stays; see {@link forget}. */
  leave(): void;
  /** Deletes what this browser kept of the room for its member, and keeps no more. Never rejects. */
  forget(): Promise<void>;
}
