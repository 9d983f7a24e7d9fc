import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { PARTY_LIMITS } from '../../../src/wire/party.js';
import { admit, roomOf } from './access/admit.js';
import { flooding, goingAway, type PartyRefusal } from './access/refusal.js';
import type { PartyPass } from './access/token.js';
import { Counter } from './counter.js';
import type { PartyLimits } from './limits.js';
import { Member, sendAway } from './member.js';
import { PartySocket } from './party-socket.js';
import { RateLimiter } from './rate-limiter.js';
import { receive, type Rules } from './receive.js';
import type { Room } from './room/room.js';
import type { Rooms } from './rooms.js';

/** How often every connection is asked whether it lives, and how many answers it may owe. */
const HEARTBEAT_MS = 10_000;
const MISSED_BEATS = 3;

/** `setTimeout` takes no more than this, 24 days. */
const MAX_TIMER_MS = 2 ** 31 - 1;

const full: PartyRefusal = { name: 'full', detail: 'There is no place free: come back later.' };

export interface PartyServerOptions {
  readonly secret: Uint8Array;
  readonly origins: readonly string[];
  readonly limits: PartyLimits;
  /** The rooms' time, epoch ms, never backwards. */
  readonly clock: () => number;
  readonly rooms: Rooms;
}

interface Connection {
  readonly member: Member;
  readonly room: Room;
  readonly socket: WebSocket;
  /** When the heartbeats went out that weren't answered yet. */
  owed: number[];
}

/** The sockets of all rooms at `/party/ROOM`: who may open one, what it may send, how it ends. */
export class PartyServer {
  readonly #options: PartyServerOptions;
  readonly #rules: Rules;
  readonly #sockets = new WebSocketServer<typeof PartySocket>({
    noServer: true,
    clientTracking: false,
    maxPayload: PARTY_LIMITS.messageBytes,
    WebSocket: PartySocket,
  });
  readonly #connections = new Set<Connection>();
  readonly #ofUser: Counter;
  readonly #ofAddress: Counter;
  readonly #messages: RateLimiter;
  readonly #addressMessages: RateLimiter;
  readonly #heartbeat: NodeJS.Timeout;
  #isClosing = false;

  constructor(options: PartyServerOptions) {
    const { limits, clock, secret } = options;
    this.#options = options;
    this.#rules = {
      clock,
      secret,
      commands: new RateLimiter(limits.commandsPerSec, limits.commandsBurst),
      asks: new RateLimiter(limits.asksPerSec, limits.asksBurst),
    };
    this.#ofUser = new Counter(limits.connectionsPerUser);
    this.#ofAddress = new Counter(limits.connectionsPerAddress);
    this.#messages = new RateLimiter(limits.messagesPerSec, limits.messagesBurst);
    this.#addressMessages = new RateLimiter(limits.addressMessagesPerSec, limits.addressMessagesBurst);
    this.#heartbeat = setInterval(() => {
      this.#beat();
    }, HEARTBEAT_MS);
  }

  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      if (roomOf(request.url ?? '') === null) {
        socket.end(
          'HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Type: application/json\r\n\r\n' +
            '{"error":"not-found","detail":"Sockets are opened at /party/ROOM."}',
        );
      } else {
        void this.#open(request, socket, head);
      }
    });
  }

  /** Hands everybody over to whoever runs next, and brings the rooms to their end. */
  async close(): Promise<void> {
    this.#isClosing = true;
    clearInterval(this.#heartbeat);
    await this.#options.rooms.close(goingAway);
    await Promise.all([...this.#connections].map(async ({ socket }) => closed(socket)));
  }

  /**
   * The request is judged first. Who is refused gets a socket all the same, only to be told why and closed: a
   * page can read a close code, but no answer to a handshake that failed.
   */
  async #open(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const admission = await admit(request, this.#options);
    if (socket.destroyed) return;
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
      // Without a listener a broken frame would end the process; the socket is closed for it anyway.
      webSocket.on('error', () => undefined);
      if (!admission.ok) sendAway(webSocket, admission.refusal);
      else if (this.#isClosing) sendAway(webSocket, goingAway);
      else void this.#join(webSocket, admission.pass, addressOf(request));
    });
  }

  async #join(socket: WebSocket, pass: PartyPass, address: string): Promise<void> {
    const leave = this.#countIn(pass, address);
    if (leave === null) return sendAway(socket, full);
    socket.once('close', leave);
    socket.pause();
    let room: Room | null;
    try {
      room = await this.#options.rooms.enter(pass.room);
    } catch (error) {
      console.error('A room of a party could not be opened:', error);
      return sendAway(socket, { name: 'failed', detail: 'The room could not be opened: come back later.' });
    }
    if (room === null) return sendAway(socket, full);
    if (socket.readyState !== socket.OPEN) return this.#options.rooms.leave(room);
    if (room.memberCount >= this.#options.limits.membersPerRoom) {
      this.#options.rooms.leave(room);
      return sendAway(socket, full);
    }
    await this.#connect({ room, socket, pass, address });
  }

  async #connect(arrival: {
    readonly room: Room;
    readonly socket: WebSocket;
    readonly pass: PartyPass;
    readonly address: string;
  }): Promise<void> {
    const { room, socket, pass, address } = arrival;
    const { rooms, limits, clock } = this.#options;
    const expire = (): void => {
      member.dismiss({ name: 'expired', detail: 'The token ran out: come back with a new one.' });
    };
    let cancelExpiry = onceExpired(pass.expiresAtMs, expire);
    const member = new Member(socket, pass, {
      sendBufferBytes: limits.sendBufferBytes,
      onGone: () => {
        cancelExpiry();
        room.leave(member);
        rooms.leave(room);
      },
      onRenewed: ({ expiresAtMs }) => {
        cancelExpiry();
        cancelExpiry = onceExpired(expiresAtMs, expire);
      },
    });
    const connection: Connection = { member, room, socket, owed: [] };
    this.#connections.add(connection);
    socket.once('close', () => this.#connections.delete(connection));
    socket.on('pong', () => {
      const [first] = connection.owed.splice(0);
      if (first !== undefined) member.roundTripMs = clock() - first;
    });
    const key = `${pass.room} ${pass.userId}`;
    socket.on('message', (data: RawData, isBinary: boolean) => {
      if (member.isGone) return;
      const nowMs = clock();
      if (!this.#messages.take(key, nowMs) || !this.#addressMessages.take(address, nowMs)) {
        member.dismiss(flooding);
      } else if (!isBinary || !(data instanceof Uint8Array)) {
        member.dismiss({ name: 'badMessage', detail: 'A party speaks in binary messages.' });
      } else {
        // A copy: lib0 would read on past the end of a message into the buffer it lies in.
        receive(room, member, new Uint8Array(data), this.#rules).catch((error: unknown) => {
          console.error('A message to a party failed:', error);
          member.dismiss({ name: 'failed', detail: 'The server failed: come back.' });
        });
      }
    });
    try {
      await room.join(member);
    } catch {
      member.dismiss({ name: 'failed', detail: 'The room could not be kept: come back.' });
    }
    socket.resume();
    this.#ping(connection);
  }

  /** Null where there is no place for one more. */
  #countIn({ room, userId }: PartyPass, address: string): (() => void) | null {
    const leaveUser = this.#ofUser.enter(`${room} ${userId}`);
    if (leaveUser === null) return null;
    const leaveAddress = this.#ofAddress.enter(address);
    if (leaveAddress === null) leaveUser();
    return leaveAddress === null
      ? null
      : () => {
          leaveUser();
          leaveAddress();
        };
  }

  #beat(): void {
    const rooms = new Set<Room>();
    for (const connection of this.#connections) {
      rooms.add(connection.room);
      if (connection.owed.length < MISSED_BEATS) this.#ping(connection);
      else connection.member.dismiss({ name: 'silent', detail: 'Nothing was heard from you: come back.' });
    }
    for (const room of rooms) room.tend();
  }

  #ping({ socket, owed }: Connection): void {
    if (socket.readyState !== socket.OPEN) return;
    owed.push(this.#options.clock());
    socket.ping();
  }
}

function addressOf(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? '';
}

/** However far away that is. */
function onceExpired(expiresAtMs: number, run: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    const leftMs = expiresAtMs - Date.now();
    timer = setTimeout(leftMs > MAX_TIMER_MS ? wait : run, Math.max(0, Math.min(leftMs, MAX_TIMER_MS)));
  };
  wait();
  return () => {
    clearTimeout(timer);
  };
}

async function closed(socket: WebSocket): Promise<void> {
  if (socket.readyState === socket.CLOSED) return;
  await new Promise((resolve) => socket.once('close', resolve));
}
