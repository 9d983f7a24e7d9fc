import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { type Clock, systemClock } from '../../base/clock.js';
import { Disposer } from '../../base/disposer.js';
import { Emitter } from '../../base/emitter.js';
import { PARTY_SCHEMA, type PartyActor, type PartyServerMessage } from '../../wire/party.js';
import type { PartyWish } from '../../wire/party-command.js';
import type {
  Follow,
  FollowedElement,
  FollowOptions,
  Party,
  PartyConnection,
  PartyEvents,
  PartyMember,
  PartyOptions,
} from '../contract.js';
import { partyClosed, partyRefused } from '../errors.js';
import { banOf, hasKnownLayout } from '../room/room-document.js';
import { createUlids } from '../room/ulid.js';
import { mayControl, roleOf } from '../room/who-may.js';
import { type Answer, type Authority, ServerAuthority } from './authority.js';
import { cleanWish } from './clean-wish.js';
import { MediaFollow } from './media-follow.js';
import { OwnPresence } from './own-presence.js';
import { PartyLink } from './party-link.js';
import { PeerAuthority } from './peer-authority.js';
import { RoomClock } from './room-clock.js';
import { RoomView } from './room-view.js';
import { membersOf } from './roster.js';
import { type ChangedPart, watchRoom } from './watch-room.js';

type Closed = Extract<PartyConnection, { state: 'closed' }>;

/** Uniform in [0, 1), of the platform's cryptography: ids that others can't foresee. */
function randomUnit(): number {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  return value / 2 ** 32;
}

/** About where the room is now; a minute later it would be another wish. */
const momentary: ReadonlySet<PartyWish['type']> = new Set([
  'play',
  'pause',
  'seek',
  'rate',
  'title',
  'queue-next',
  'cheer',
]);

/** For `joinParty`, which has checked the options. */
export function openPartyClient(options: PartyOptions): Party {
  return new PartyClient(options, options.clock ?? systemClock);
}

/** Puts document, line, clock, authority and presence together. */
class PartyClient extends RoomView implements Party {
  readonly events = new Emitter<PartyEvents>();
  readonly #awareness = new Awareness(this.doc);
  readonly #presence = new OwnPresence(this.#awareness);
  readonly #disposer = new Disposer();
  readonly #clock: Clock;
  readonly #roomClock: RoomClock;
  readonly #link: PartyLink;
  /** One of the two is there. */
  readonly #server: ServerAuthority | null;
  readonly #peer: PeerAuthority | null;
  readonly #follows = new Set<MediaFollow>();
  #nextId = this.#freshIds();
  #connection: PartyConnection = { state: 'connecting' };
  #you: PartyActor | null = null;
  #isWelcome = false;
  #isSynced = false;
  /** Wishes made before the room was joined. */
  #early: (() => void)[] = [];

  constructor(options: PartyOptions, clock: Clock) {
    super(new Y.Doc());
    this.#clock = clock;
    this.#roomClock = new RoomClock(clock, (t0) => {
      this.#link.send({ type: 'ping', t0 });
    });
    this.#link = new PartyLink(this.doc, this.#awareness, options, {
      opened: () => {
        this.#opened();
      },
      synced: () => {
        this.#isSynced = true;
        this.#settleJoined();
      },
      message: (message) => {
        this.#heard(message);
      },
      dropped: (connection) => {
        this.#dropped(connection);
      },
    });
    if (options.authority === 'peer') {
      const { userId = '', name = '' } = options.user ?? {};
      this.#you = { userId, name, role: 'moderator' };
      this.#peer = new PeerAuthority(this.doc, this.#you, clock);
      this.#server = null;
    } else {
      this.#peer = null;
      this.#server = new ServerAuthority((command) => {
        this.#link.send({ type: 'command', command });
      });
    }
    this.#disposer.add(
      watchRoom(this.room, this.#awareness, (part) => {
        this.#changed(part);
      }),
    );
    this.#link.open();
  }

  get connection(): PartyConnection {
    return this.#connection;
  }

  get you(): PartyActor | null {
    return this.#you && { ...this.#you, role: roleOf(this.room, this.#you) };
  }

  get members(): readonly PartyMember[] {
    return membersOf(this.#awareness.getStates().values(), this.#you?.userId ?? null);
  }

  get mayControl(): boolean {
    const { you } = this;
    return you !== null && mayControl(this.room, you);
  }

  get serverMs(): number | null {
    return this.#peer === null ? this.#roomClock.nowMs : Date.now();
  }

  async request(wish: PartyWish): Promise<{ readonly inviteToken?: string }> {
    if (this.#connection.state === 'connecting') {
      await new Promise<void>((resolve) => {
        this.#early.push(resolve);
      });
    }
    const clean = cleanWish(wish);
    let answer = await this.#submit(clean);
    // Said while the line was down: what is worth saying late is said again, as of now.
    if (answer?.ok === false && answer.code === 'stale' && !momentary.has(wish.type)) {
      answer = await this.#submit(clean);
    }
    if (answer === null) {
      const { why, reason } =
        this.#connection.state === 'closed' ? this.#connection : { why: 'left', reason: '' };
      throw partyClosed(why, reason);
    }
    if (!answer.ok) throw partyRefused(answer);
    const { inviteToken } = answer;
    return inviteToken === undefined ? {} : { inviteToken };
  }

  setTyping(typing: boolean): void {
    this.#presence.set({ typing });
  }

  follow(media: FollowedElement, options: FollowOptions = {}): Follow {
    const follow = new MediaFollow(
      media,
      {
        playback: () => this.playback,
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

  #freshIds(): () => string {
    return createUlids(() => this.serverMs ?? 0, randomUnit);
  }

  #submit(wish: PartyWish): Promise<Answer | null> {
    if (this.#connection.state === 'closed') return Promise.resolve(null);
    const authority: Authority | null = this.#server ?? this.#peer;
    return authority?.submit({ ...wish, id: this.#nextId() }) ?? Promise.resolve(null);
  }

  #opened(): void {
    this.#isSynced = false;
    this.#isWelcome = this.#peer !== null;
    if (this.#peer === null) this.#roomClock.start();
    else if (this.#you) this.#presence.enter(this.#you);
  }

  #heard(message: PartyServerMessage): void {
    switch (message.type) {
      case 'welcome':
        this.#welcome(message);
        break;
      case 'pong':
        this.#roomClock.answered(message.t0, message.t1, message.t2);
        break;
      case 'ack':
      case 'nack':
        this.#server?.answered(message);
        break;
      case 'cheer':
        this.events.emit('cheer', { userId: message.userId, emoji: message.emoji });
        break;
      default:
        // A newer server's: none of ours.
        message satisfies never;
    }
  }

  #welcome({ schema, you, serverMs }: Extract<PartyServerMessage, { type: 'welcome' }>): void {
    if (schema !== PARTY_SCHEMA) {
      this.#end({ state: 'closed', why: 'roomGone', reason: `The room is of version ${String(schema)}.` });
      return;
    }
    this.#you = you;
    this.#isWelcome = true;
    this.#roomClock.welcomed(serverMs);
    // Another server may have another clock: no id has to stand after those of before.
    this.#nextId = this.#freshIds();
    this.#presence.enter(you);
    this.#server?.resume();
    this.#settleJoined();
  }

  #settleJoined(): void {
    if (!this.#isWelcome || !this.#isSynced) return;
    if (hasKnownLayout(this.room)) this.#tell({ state: 'joined' });
    else this.#end({ state: 'closed', why: 'roomGone', reason: 'The room is of another version.' });
  }

  #dropped(connection: Extract<PartyConnection, { state: 'reconnecting' | 'closed' }>): void {
    this.#roomClock.stop();
    this.#isWelcome = false;
    this.#isSynced = false;
    if (connection.state === 'closed') this.#end(connection);
    else if (this.#connection.state === 'joined') this.#tell(connection);
  }

  #tell(connection: PartyConnection): void {
    this.#connection = connection;
    if (connection.state !== 'reconnecting') for (const go of this.#early.splice(0)) go();
    this.events.emit('connection', connection);
  }

  #end(connection: Closed): void {
    if (this.#connection.state === 'closed') return;
    this.#connection = connection;
    this.#roomClock.stop();
    for (const follow of Array.from(this.#follows)) follow.stop();
    this.#presence.leave();
    this.#server?.dispose();
    this.#peer?.dispose();
    this.#link.close();
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
    if (this.#peer === null || this.#you === null) return;
    if (banOf(this.room, this.#you.userId, Date.now()) !== null) {
      this.#end({ state: 'closed', why: 'banned', reason: '' });
    } else if (part === 'members' || part === 'room') this.#peer.settle(this.members);
  }
}
