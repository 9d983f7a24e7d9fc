import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { type Clock, systemClock } from '../../base/clock.js';
import { Disposer } from '../../base/disposer.js';
import { Emitter } from '../../base/emitter.js';
import { PARTY_SCHEMA, type PartyActor, type PartyServerMessage } from '../../wire/party.js';
import type { PartyCommand, PartyWish } from '../../wire/party-command.js';
import type { PartyPlayback, PartyPresence, PartySettings, PartyTitle } from '../../wire/party-room.js';
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
import { queueOf, type QueuedTitle } from '../room/queue.js';
import { readChat, type ShownMessage } from '../room/read-chat.js';
import {
  banOf,
  hasKnownLayout,
  hostOf,
  openRoom,
  playbackOf,
  type RoomDocument,
  settingsOf,
  titleOf,
} from '../room/room-document.js';
import { createUlids } from '../room/ulid.js';
import { mayControl, roleOf } from '../room/who-may.js';
import { ClockPinger } from '../sync/clock-pinger.js';
import { type Answer, type Authority, ServerAuthority } from './authority.js';
import { cleanWish } from './clean-wish.js';
import { MediaFollow } from './media-follow.js';
import { PartyLink } from './party-link.js';
import { PeerAuthority } from './peer-authority.js';
import { membersOf } from './roster.js';
import { watchRoom } from './watch-room.js';

type Dropped = Extract<PartyConnection, { state: 'reconnecting' | 'closed' }>;

/** Uniform in [0, 1), of the platform's cryptography: ids that others can't foresee. */
function randomUnit(): number {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  return value / 2 ** 32;
}

/** What is about where the room is now; a minute later it would be another wish. */
const isOfTheMoment = ({ type }: PartyWish): boolean =>
  ['play', 'pause', 'seek', 'rate', 'title', 'queue-next', 'cheer'].includes(type);

/** For `joinParty`, which has checked the options. */
export function openPartyClient(options: PartyOptions): Party {
  return new PartyClient(options, options.clock ?? systemClock);
}

/** Puts document, line, clock, authority and presence together. */
class PartyClient implements Party {
  readonly events = new Emitter<PartyEvents>();
  readonly #doc = new Y.Doc();
  readonly #awareness = new Awareness(this.#doc);
  readonly #room: RoomDocument = openRoom(this.#doc);
  readonly #disposer = new Disposer();
  readonly #clock: Clock;
  readonly #link: PartyLink;
  readonly #pinger: ClockPinger;
  readonly #authority: Authority;
  readonly #server: ServerAuthority | null;
  #nextId = createUlids(() => this.serverMs ?? 0, randomUnit);
  readonly #follows = new Set<MediaFollow>();
  #connection: PartyConnection = { state: 'connecting' };
  #you: PartyActor | null = null;
  #presence: Pick<PartyPresence, 'waiting' | 'typing' | 'apart'> = { waiting: null, typing: false, apart: false };
  /** Server's clock minus ours by the welcome: good enough for ids until pings have come back. */
  #roughOffsetMs: number | null = null;
  #isWelcome = false;
  #isSynced = false;
  /** Wishes made before the room was joined. */
  #early: (() => void)[] = [];

  constructor(options: PartyOptions, clock: Clock) {
    this.#clock = clock;
    this.#awareness.setLocalState(null);
    this.#pinger = new ClockPinger(clock, (t0) => this.#link.send({ type: 'ping', t0 }));
    this.#link = new PartyLink(this.#doc, this.#awareness, options, {
      opened: () => this.#opened(),
      synced: () => this.#synced(),
      message: (message) => this.#heard(message),
      dropped: (connection) => this.#dropped(connection),
    });
    this.#server =
      options.authority === 'peer'
        ? null
        : new ServerAuthority((command) => this.#link.send({ type: 'command', command }));
    this.#authority = this.#server ?? this.#peerAuthority(options);
    this.#disposer.add(watchRoom(this.#room, this.#awareness, (type) => this.#changed(type)));
    this.#link.open();
  }

  get connection(): PartyConnection {
    return this.#connection;
  }

  get you(): PartyActor | null {
    return this.#you && { ...this.#you, role: roleOf(this.#room, this.#you) };
  }

  get playback(): PartyPlayback {
    return playbackOf(this.#room);
  }

  get title(): PartyTitle | null {
    return titleOf(this.#room);
  }

  get settings(): PartySettings {
    return settingsOf(this.#room);
  }

  get host(): string | null {
    return hostOf(this.#room);
  }

  get queue(): readonly QueuedTitle[] {
    return queueOf(this.#room);
  }

  get chat(): readonly ShownMessage[] {
    return readChat(this.#doc);
  }

  get members(): readonly PartyMember[] {
    return membersOf(this.#awareness.getStates().values(), this.#you?.userId ?? null);
  }

  get mayControl(): boolean {
    return this.you !== null && mayControl(this.#room, this.you);
  }

  get serverMs(): number | null {
    if (this.#server === null) return Date.now();
    const nowMs = this.#clock.now();
    return (
      this.#pinger.serverClock.at(nowMs) ?? (this.#roughOffsetMs === null ? null : nowMs + this.#roughOffsetMs)
    );
  }

  async request(wish: PartyWish): Promise<{ readonly inviteToken?: string }> {
    if (this.#connection.state === 'connecting') {
      await new Promise<void>((resolve) => {
        this.#early.push(resolve);
      });
    }
    if (this.#connection.state === 'closed') throw this.#closedError(this.#connection);
    const clean = cleanWish(wish);
    let answer = await this.#submit(clean);
    // Said while the line was down: what is worth saying late is said again, as of now.
    if (answer?.ok === false && answer.code === 'stale' && !isOfTheMoment(wish)) {
      answer = await this.#submit(clean);
    }
    if (answer === null) throw partyClosed('left', '');
    if (!answer.ok) throw partyRefused(answer);
    const { inviteToken } = answer;
    return inviteToken === undefined ? {} : { inviteToken };
  }

  setTyping(typing: boolean): void {
    this.#setPresence({ typing });
  }

  follow(media: FollowedElement, options: FollowOptions = {}): Follow {
    const follow = new MediaFollow(
      media,
      {
        playback: () => this.playback,
        serverMs: () => (this.#connection.state === 'closed' ? null : this.serverMs),
        mayControl: () => this.mayControl,
        request: (wish) => this.request(wish),
        setPresence: (presence) => this.#setPresence(presence),
        stopped: () => this.#follows.delete(follow),
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

  #submit(wish: PartyWish): Promise<Answer | null> {
    const command: PartyCommand = { ...wish, id: this.#nextId() };
    return this.#authority.submit(command);
  }

  #peerAuthority({ user }: PartyOptions): PeerAuthority {
    const { userId = '', name = '' } = user ?? {};
    this.#you = { userId, name, role: 'moderator' };
    return new PeerAuthority(this.#doc, this.#you, this.#clock, () => Date.now());
  }

  #closedError({ why, reason }: Extract<PartyConnection, { state: 'closed' }>): Error {
    return partyClosed(why, reason);
  }

  #opened(): void {
    this.#isWelcome = this.#server === null;
    this.#isSynced = false;
    if (this.#server) this.#pinger.start();
    else this.#announce();
  }

  #synced(): void {
    this.#isSynced = true;
    this.#settleJoined();
  }

  #heard(message: PartyServerMessage): void {
    switch (message.type) {
      case 'welcome':
        this.#welcome(message);
        break;
      case 'pong':
        this.#pinger.answered(message.t0, message.t1, message.t2);
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
    this.#roughOffsetMs = serverMs - this.#clock.now();
    this.#isWelcome = true;
    // Another server may be another clock: no id has to stand after those of before.
    this.#nextId = createUlids(() => this.serverMs ?? 0, randomUnit);
    this.#announce();
    this.#server?.resume();
    this.#settleJoined();
  }

  #settleJoined(): void {
    if (!this.#isWelcome || !this.#isSynced) return;
    if (!hasKnownLayout(this.#room)) {
      this.#end({ state: 'closed', why: 'roomGone', reason: 'The room is of another version.' });
      return;
    }
    this.#tell({ state: 'joined' });
  }

  #dropped(connection: Dropped): void {
    this.#pinger.stop();
    this.#isWelcome = false;
    this.#isSynced = false;
    if (connection.state === 'closed') this.#end(connection);
    else if (this.#connection.state === 'joined') this.#tell(connection);
  }

  #tell(connection: PartyConnection): void {
    this.#connection = connection;
    if (connection.state !== 'connecting' && connection.state !== 'reconnecting') {
      for (const go of this.#early.splice(0)) go();
    }
    this.events.emit('connection', connection);
  }

  #end(connection: Extract<PartyConnection, { state: 'closed' }>): void {
    if (this.#connection.state === 'closed') return;
    this.#pinger.stop();
    for (const follow of Array.from(this.#follows)) follow.stop();
    this.#awareness.setLocalState(null);
    this.#authority.dispose();
    this.#link.close();
    this.#disposer.dispose();
    this.#tell(connection);
    this.#doc.destroy();
  }

  #setPresence(presence: Partial<Pick<PartyPresence, 'waiting' | 'typing' | 'apart'>>): void {
    const next = { ...this.#presence, ...presence };
    const { waiting, typing, apart } = this.#presence;
    if (next.waiting === waiting && next.typing === typing && next.apart === apart) return;
    this.#presence = next;
    this.#announce();
  }

  #announce(): void {
    if (this.#you === null || this.#connection.state === 'closed') return;
    const { userId, name, role } = this.#you;
    this.#awareness.setLocalState({ user: { userId, name, role }, ...this.#presence });
  }

  #changed(type: Exclude<keyof PartyEvents, 'connection' | 'cheer'>): void {
    if (type === 'playback') this.events.emit('playback', this.playback);
    else if (type === 'room') {
      this.events.emit('room', { title: this.title, settings: this.settings, host: this.host });
    } else this.events.emit(type, {});
    if (!(this.#authority instanceof PeerAuthority)) return;
    const { userId } = this.#you ?? {};
    if (userId !== undefined && banOf(this.#room, userId, Date.now()) !== null) {
      this.#end({ state: 'closed', why: 'banned', reason: '' });
      return;
    }
    if (type === 'members' || type === 'room') this.#authority.settle(this.members);
  }
}
