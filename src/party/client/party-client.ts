import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { type Clock, systemClock } from '../../base/clock.js';
import { Disposer } from '../../base/disposer.js';
import { Emitter } from '../../base/emitter.js';
import type { SvError } from '../../base/sv-error.js';
import type { PartyWish } from '../../wire/party-command.js';
import type {
  Follow,
  FollowedElement,
  FollowOptions,
  Party,
  PartyAnswer,
  PartyConnection,
  PartyEvents,
  PartyOptions,
} from '../contract.js';
import { partyClosed, partyRefused } from '../errors.js';
import type { ShownMessage } from '../room/read-chat.js';
import { hasKnownLayout, openRoom, playbackOf, titleOf } from '../room/room-document.js';
import type { Line, LineEvents } from './line.js';
import { MediaFollow } from './media-follow.js';
import { MemberView } from './member-view.js';
import { Offline } from './offline.js';
import { OwnPresence } from './own-presence.js';
import { PartyLink } from './party-link.js';
import { PeerLine } from './peer-line.js';
import { PeerSide } from './peer-side.js';
import type { RoomSide, SideEvents } from './room-side.js';
import { ServerSide } from './server-side.js';
import { type ChangedPart, watchRoom } from './watch-room.js';
import { Wishes } from './wishes.js';

type Closed = Extract<PartyConnection, { state: 'closed' }>;

const parts: readonly ChangedPart[] = ['playback', 'room', 'queue', 'chat', 'members', 'likes'];

/** For `joinParty`, which has checked the options. */
export function openPartyClient(options: PartyOptions): Party {
  const doc = new Y.Doc();
  return new PartyClient(doc, new Awareness(doc), options, options.clock ?? systemClock);
}

/** Puts document, line, side and presence together, and says how the room stands. */
class PartyClient extends MemberView implements Party {
  readonly events = new Emitter<PartyEvents>();
  protected readonly side: RoomSide;
  readonly #presence = new OwnPresence(this.awareness);
  readonly #disposer = new Disposer();
  readonly #clock: Clock;
  readonly #line: Line;
  readonly #wishes: Wishes;
  readonly #offline: Offline;
  readonly #follows = new Set<MediaFollow>();
  #connection: PartyConnection = { state: 'connecting' };
  #isEntered = false;
  #isSynced = false;
  #wasJoined = false;
  /** How the line was lost before the room was ever joined. */
  #lost: PartyConnection | null = null;

  constructor(doc: Y.Doc, awareness: Awareness, options: PartyOptions, clock: Clock) {
    super(doc, awareness);
    this.#clock = clock;
    [this.#line, this.side] = this.#connect(options);
    this.#wishes = new Wishes(this.side.authority, () => this.serverMs);
    this.#disposer.add(
      watchRoom(this.room, awareness, (part) => {
        this.#changed(part);
      }),
    );
    const { url, room, offline: userId } = options;
    const place = userId === undefined ? null : { url, room, userId };
    this.#offline = new Offline(place, doc, clock, this.side.isShared, (kept) => {
      this.#show(kept);
    });
    this.#line.open();
  }

  get connection(): PartyConnection {
    return this.#connection;
  }

  async request(wish: PartyWish): Promise<PartyAnswer> {
    const answer = await this.#wishes.submit(wish);
    if (answer === null) throw this.#over();
    if (!answer.ok) throw partyRefused(answer);
    const { inviteToken, inviteId } = answer;
    return { ...(inviteToken !== undefined && { inviteToken }), ...(inviteId !== undefined && { inviteId }) };
  }

  async earlierChat(page: number): Promise<readonly ShownMessage[]> {
    if (this.#connection.state === 'closed') throw this.#over();
    return this.side.earlierChat(page);
  }

  setTyping(typing: boolean): void {
    this.#presence.set({ typing });
  }

  follow(media: FollowedElement, options: FollowOptions = {}): Follow {
    const follow = new MediaFollow(
      media,
      {
        // What was kept says nothing of where the room is now.
        playback: () => playbackOf(this.room),
        isLive: () => titleOf(this.room)?.live === true,
        serverMs: () => (this.#connection.state === 'closed' ? null : this.serverMs),
        mayControl: () => this.mayControl,
        request: (wish) => this.request(wish),
        setPresence: (presence) => {
          this.#presence.set(presence);
        },
        stopped: () => {
          this.#follows.delete(follow);
        },
      },
      this.#clock,
      options,
    );
    this.#follows.add(follow);
    return follow;
  }

  leave(): void {
    this.#end({ state: 'closed', why: 'left', reason: '' });
  }

  async forget(): Promise<void> {
    await this.#offline.forget();
  }

  #over(): SvError {
    const { why, reason } =
      this.#connection.state === 'closed' ? this.#connection : { why: 'left', reason: '' };
    return partyClosed(why, reason);
  }

  /** The line, not open yet, and who holds the room at its other end. */
  #connect(options: PartyOptions): readonly [Line, RoomSide] {
    const { doc, awareness, room } = this;
    const clock = this.#clock;
    const line: LineEvents = {
      opened: () => {
        this.#isSynced = false;
        this.#isEntered = false;
        this.side.opened();
      },
      synced: () => {
        this.#isSynced = true;
        this.#settleJoined();
      },
      dropped: (connection) => {
        this.#dropped(connection);
      },
    };
    const side: SideEvents = {
      entered: (you) => {
        this.#isEntered = true;
        this.#wishes.renewIds();
        this.#presence.enter(you);
        this.#settleJoined();
      },
      renamed: (you) => {
        this.#presence.enter(you);
        this.events.emit('members', {});
      },
      bans: () => {
        this.events.emit('bans', {});
      },
      cheer: (cheer) => {
        this.events.emit('cheer', cheer);
      },
      over: (why, reason) => {
        this.#end({ state: 'closed', why, reason });
      },
    };
    const { authority, user, provider } = options;
    if (authority === 'peer' && provider !== undefined) {
      return [new PeerLine(doc, awareness, provider, options, line), new PeerSide(room, user, clock, side)];
    }
    const link = new PartyLink(doc, awareness, options, {
      ...line,
      message: (message) => {
        this.side.heard(message);
      },
    });
    return authority === 'peer'
      ? [link, new PeerSide(room, user, clock, side)]
      : [link, new ServerSide(room, options, link, clock, side)];
  }

  #settleJoined(): void {
    if (!this.#isEntered || !this.#isSynced) return;
    if (!hasKnownLayout(this.room)) {
      this.#end({ state: 'closed', why: 'roomGone', reason: 'The room is of another version.' });
      return;
    }
    const wasKept = this.isKept;
    this.shown = this.room;
    this.#tell({ state: 'joined' });
    if (wasKept) this.#allChanged();
    this.side.joined(() => this.members);
    this.#offline.joined(this.side.you?.userId);
  }

  /**
   * What was kept, until the server has said what the room is: beside the room, never in it, since the server may
   * have begun it anew. Between peers it is as much the room as what others have.
   */
  #show(kept: Y.Doc): void {
    if (this.side.isShared) Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(kept));
    else if (!this.#wasJoined) {
      this.shown = openRoom(kept);
      if (this.#lost !== null) this.#tell(this.#lost);
      this.#allChanged();
    }
  }

  #allChanged(): void {
    for (const part of parts) this.#changed(part);
  }

  #dropped(connection: Extract<PartyConnection, { state: 'reconnecting' | 'closed' }>): void {
    this.side.stop();
    this.#isEntered = false;
    this.#isSynced = false;
    if (connection.state === 'closed') this.#end(connection);
    else {
      this.#lost = connection;
      if (this.#connection.state === 'joined' || this.isKept) this.#tell(connection);
    }
  }

  #tell(connection: PartyConnection): void {
    this.#connection = connection;
    if (connection.state === 'joined') {
      this.#wasJoined = true;
      this.#wishes.joined();
    }
    this.events.emit('connection', connection);
  }

  #end(connection: Closed): void {
    if (this.#connection.state === 'closed') return;
    this.#connection = connection;
    this.shown = this.room;
    this.#offline.end(connection.why);
    this.side.stop();
    for (const follow of Array.from(this.#follows)) follow.stop();
    this.#presence.leave();
    this.#wishes.dispose();
    this.#line.close();
    this.#disposer.dispose();
    this.doc.destroy();
    this.#tell(connection);
  }

  #changed(part: ChangedPart): void {
    if (part === 'playback') {
      for (const follow of this.#follows) follow.playbackChanged();
      this.events.emit('playback', this.playback);
    } else if (part === 'room') {
      this.events.emit('room', { title: this.title, settings: this.settings, host: this.host });
    } else this.events.emit(part, {});
    this.side.changed(part, () => this.members);
  }
}
