import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { type WebSocket, WebSocketServer } from 'ws';
import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { admit } from '../../../../src/party/room/admit.js';
import { applyCommand } from '../../../../src/party/room/apply-command.js';
import { CommandLedger } from '../../../../src/party/room/command-ledger.js';
import { settleHost } from '../../../../src/party/room/hosting.js';
import {
  PARTY_CLOSE,
  PARTY_MESSAGE_TYPES,
  type PartyActor,
  type PartyServerMessage,
} from '../../../../src/wire/party.js';
import { parsePartyMessage } from '../../../../src/wire/party-schema.js';

interface Member {
  readonly socket: WebSocket;
  readonly actor: PartyActor;
  readonly sinceMs: number;
}

/**
 * As little of a party's server as its client can be tested against, over real sockets: one room, tokens
 * of the form `userId:role`. With `authority: 'peer'` it is a stock y-websocket server instead.
 */
export class PartyServer {
  readonly doc = new Y.Doc();
  readonly #awareness = new Awareness(this.doc);
  readonly #server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  readonly #members = new Set<Member>();
  readonly #ledger = new CommandLedger<PartyServerMessage>();
  readonly #authority: 'server' | 'peer';
  /** Answers that are lost on the way, one for each. */
  loseAnswers = 0;

  constructor(authority: 'server' | 'peer' = 'server') {
    this.#authority = authority;
    this.#awareness.setLocalState(null);
    this.#server.on('connection', (socket, request) => this.#connected(socket, request));
    this.doc.on('update', (update: Uint8Array) => {
      this.#broadcast(PARTY_MESSAGE_TYPES.sync, (encoder) => writeUpdate(encoder, update));
    });
    this.#awareness.on('update', (change: { added: number[]; updated: number[]; removed: number[] }) => {
      const clients = [...change.added, ...change.updated, ...change.removed];
      const update = encodeAwarenessUpdate(this.#awareness, clients);
      this.#broadcast(PARTY_MESSAGE_TYPES.awareness, (encoder) =>
        encoding.writeVarUint8Array(encoder, update),
      );
    });
  }

  async url(): Promise<string> {
    if (this.#server.address() === null) await once(this.#server, 'listening');
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/party`;
  }

  get connections(): number {
    return this.#members.size;
  }

  /** Breaks every line, or ends it with a code. */
  drop(code?: number, reason = ''): void {
    for (const { socket } of this.#members) {
      if (code === undefined) socket.terminate();
      else socket.close(code, reason);
    }
  }

  async close(): Promise<void> {
    this.#awareness.destroy();
    for (const client of this.#server.clients) client.terminate();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }

  #connected(socket: WebSocket, request: IncomingMessage): void {
    const token = new URL(request.url ?? '/', 'ws://host').searchParams.get('token') ?? '';
    const [userId = '', role = 'member'] = token.split(':');
    if (userId === '' && this.#authority === 'server') {
      socket.close(PARTY_CLOSE.unauthorized, 'No token.');
      return;
    }
    const actor = { userId, name: userId.toUpperCase(), role: role as PartyActor['role'] };
    const admission = admit(this.doc, actor, Date.now(), false);
    if (!admission.ok) {
      socket.close(PARTY_CLOSE[admission.close], '');
      return;
    }
    const member: Member = { socket, actor: admission.actor, sinceMs: Date.now() };
    this.#members.add(member);
    const clients = new Set<number>();
    socket.on('message', (data: Buffer) => this.#received(member, clients, new Uint8Array(data)));
    socket.on('close', () => {
      this.#members.delete(member);
      removeAwarenessStates(this.#awareness, Array.from(clients), null);
      this.#settleHost();
    });
    if (this.#authority === 'peer') {
      this.#send(socket, PARTY_MESSAGE_TYPES.sync, (encoder) => writeSyncStep1(encoder, this.doc));
    } else {
      this.#say(socket, { type: 'welcome', schema: 1, you: member.actor, serverMs: Date.now() });
      this.#settleHost();
    }
    const states = Array.from(this.#awareness.getStates().keys());
    const update = encodeAwarenessUpdate(this.#awareness, states);
    this.#send(socket, PARTY_MESSAGE_TYPES.awareness, (encoder) =>
      encoding.writeVarUint8Array(encoder, update),
    );
  }

  #settleHost(): void {
    if (this.#authority === 'peer') return;
    const present = Array.from(this.#members, ({ actor, sinceMs }) => ({ ...actor, sinceMs }));
    settleHost(this.doc, present);
  }

  #received(member: Member, clients: Set<number>, bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    if (type === PARTY_MESSAGE_TYPES.sync) {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, PARTY_MESSAGE_TYPES.sync);
      readSyncMessage(decoder, encoder, this.doc, member.socket);
      if (encoding.length(encoder) > 1) member.socket.send(encoding.toUint8Array(encoder));
    } else if (type === PARTY_MESSAGE_TYPES.awareness) {
      const update = decoding.readVarUint8Array(decoder);
      const seen = decoding.createDecoder(update);
      decoding.readVarUint(seen);
      clients.add(decoding.readVarUint(seen));
      applyAwarenessUpdate(this.#awareness, update, member.socket);
    } else if (type === PARTY_MESSAGE_TYPES.party && this.#authority === 'server') {
      this.#heard(member, decoding.readVarString(decoder));
    }
  }

  #heard({ actor, socket }: Member, json: string): void {
    const nowMs = Date.now();
    const parsed = parsePartyMessage(json);
    if (!parsed.ok) {
      this.#say(socket, {
        type: 'nack',
        code: 'invalid',
        detail: parsed.detail,
        ...(parsed.id && { id: parsed.id }),
      });
      return;
    }
    const { message } = parsed;
    if (message.type === 'ping') {
      this.#say(socket, { type: 'pong', t0: message.t0, t1: nowMs, t2: Date.now() });
      return;
    }
    // Tokens never end here.
    if (message.type === 'renew') return;
    const { command } = message;
    const known = this.#ledger.find(actor.userId, command.id);
    const answer = known ?? this.#apply(actor, command);
    this.#ledger.keep(actor.userId, command.id, answer);
    if (this.loseAnswers > 0) {
      this.loseAnswers -= 1;
      socket.terminate();
    } else this.#say(socket, answer);
  }

  #apply(actor: PartyActor, command: Parameters<typeof applyCommand>[1]): PartyServerMessage {
    const { id } = command;
    const verdict = applyCommand(this.doc, command, actor, { nowMs: Date.now(), leadMs: 150 });
    if (!verdict.ok) {
      const { ok: _ok, ...refusal } = verdict;
      return { type: 'nack', id, ...refusal };
    }
    for (const effect of verdict.effects) {
      if (effect.type === 'cheer') for (const each of this.#members) this.#say(each.socket, effect);
      if (effect.type !== 'close') continue;
      for (const each of this.#members) {
        if (each.actor.userId === effect.userId)
          each.socket.close(PARTY_CLOSE[effect.why], effect.reason ?? '');
      }
    }
    const invited = verdict.effects.some(({ type }) => type === 'invite');
    return { type: 'ack', id, ...(invited && { inviteToken: `invited-by-${actor.userId}` }) };
  }

  #say(socket: WebSocket, message: PartyServerMessage): void {
    this.#send(socket, PARTY_MESSAGE_TYPES.party, (encoder) => {
      encoding.writeVarString(encoder, JSON.stringify(message));
    });
  }

  #broadcast(type: number, write: (encoder: encoding.Encoder) => void): void {
    for (const { socket } of this.#members) this.#send(socket, type, write);
  }

  #send(socket: WebSocket, type: number, write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, type);
    write(encoder);
    socket.send(encoding.toUint8Array(encoder));
  }
}
