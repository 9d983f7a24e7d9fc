import type { PartyCloseName, PartyRefusalCode } from '../../src/wire/party.js';
import type { ControlPolicy, PartyRole, WaitingPolicy, WaitReason } from '../../src/wire/party-room.js';

/** Why there is no place in a room, and what the viewer can do. */
export interface ClosedWords {
  readonly title: string;
  readonly text: string;
}

/** The words of watch parties, in one language; loaded with what shows them. */
export interface PartyWords {
  /** The panel, and the button that opens it. */
  readonly party: string;
  /** `count` as a figure. */
  readonly unread: (count: string) => string;
  readonly tabs: Readonly<Record<'chat' | 'people' | 'queue', string>>;

  readonly connecting: string;
  readonly reconnecting: string;
  /** Why there is no place for the viewer, and what they can do. */
  readonly closed: Readonly<Partial<Record<PartyCloseName, ClosedWords>>> &
    Readonly<Record<'failed' | 'unauthorized', ClosedWords>>;
  readonly joinAgain: string;
  /** What a moderator gave as reason. */
  readonly reason: (text: string) => string;

  /** Over the picture. `names` as a list. */
  readonly waitingFor: (names: string) => string;
  readonly waitingReasons: Readonly<Record<WaitReason, string>>;
  /** The viewer's playback isn't at the room's time. */
  readonly apart: string;
  readonly sync: string;
  readonly withoutSound: string;
  readonly tapForSound: string;
  readonly tapToJoin: string;

  readonly message: string;
  readonly send: string;
  readonly save: string;
  readonly cancel: string;
  readonly edit: string;
  readonly delete: string;
  readonly reply: string;
  readonly react: string;
  readonly edited: string;
  readonly deleted: string;
  readonly replyTo: (name: string) => string;
  /** In place of a message that a reply is to, where it is gone. */
  readonly gone: string;
  readonly editing: string;
  readonly typing: (names: string) => string;
  readonly severalTyping: string;
  /** Beside a name: is writing a message. */
  readonly writing: string;
  readonly newMessages: (count: string) => string;
  /** In place of a message from later in the title than the viewer is. */
  readonly ahead: (time: string) => string;
  readonly show: string;
  readonly goTo: (time: string) => string;
  readonly earlier: string;
  readonly noMessages: string;
  readonly emoji: string;
  /** A reaction over the picture. */
  readonly cheer: (emoji: string) => string;
  readonly reacted: (emoji: string, names: string) => string;
  readonly somebody: string;
  readonly you: string;
  readonly charactersLeft: (count: string) => string;
  /** Why nothing can be written. */
  readonly onlyReading: string;
  readonly chatOff: string;
  readonly refusals: Readonly<Record<PartyRefusalCode, string>>;
  /** `span` in words: "wait 8 seconds". */
  readonly tryIn: (span: string) => string;

  readonly watching: (count: string) => string;
  /** The heart's button. */
  readonly like: string;
  readonly likes: (count: string) => string;
  readonly roles: Readonly<Record<PartyRole, string>>;
  readonly host: string;
  readonly atOwnTime: string;
  readonly inTime: string;
  readonly actionsFor: (name: string) => string;
  readonly muteFor: (span: string) => string;
  readonly unmute: string;
  readonly kick: string;
  readonly ban: string;
  readonly unban: (name: string) => string;
  /** Over the list of those who may not come in. */
  readonly banned: string;
  /** `until` as a date; null: for good. */
  readonly bannedBy: (name: string, until: string | null) => string;
  readonly makeHost: string;
  readonly makeRole: Readonly<Record<PartyRole, string>>;
  readonly invite: string;
  /** `span`: how long the invite holds. */
  readonly inviteHolds: (span: string) => string;
  /** An invitation. */
  readonly revoke: string;
  readonly copy: string;
  readonly copied: string;
  readonly settings: string;
  readonly control: string;
  readonly controls: Readonly<Record<ControlPolicy, string>>;
  readonly waiting: string;
  readonly waitings: Readonly<Record<WaitingPolicy, string>>;
  readonly slowMode: string;
  readonly off: string;
  readonly lock: string;
  readonly chatOffForAll: string;

  readonly emptyQueue: string;
  readonly nowPlaying: string;
  readonly addedBy: (name: string) => string;
  readonly vote: (title: string) => string;
  readonly votes: (count: string) => string;
  readonly playNext: string;
  readonly remove: (title: string) => string;
  readonly address: string;
  readonly add: string;
  readonly notAnAddress: string;
}
