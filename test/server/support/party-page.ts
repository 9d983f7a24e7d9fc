import { once } from 'node:events';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { createUlids } from '../../../src/party/room/ulid.js';
import { signToken, type PartyPass } from '../../../server/src/party/access/token.js';
import { readPresence, writePresence } from '../../../server/src/party/presence-message.js';
import {
  PARTY_MESSAGE_TYPES,
  type PartyClientMessage,
  type PartyServerMessage,
} from '../../../src/wire/party.js';
import type { PartyWish } from '../../../src/wire/party-command.js';

export const SECRET = 'a secret of thirty-two characters';

/** A token of a user in a room, for an hour unless told otherwise. */
export async function tokenFor(
  pass: Partial<PartyPass> & Pick<PartyPass, 'room' | 'userId'>,
  secret = SECRET,
): Promise<string> {
  const inAnHourMs = Date.now() + 3_600_000;
  return signToken(
    { name: pass.userId, role: 'member', expiresAtMs: inAnHourMs, ...pass },
    new TextEncoder().encode(secret),
  );
}

type Answer = Extract<PartyServerMessage, { type: 'ack' | 'nack' }>;

const ulids = createUlids(Date.now, Math.random);

export const newId = (): string => ulids();

/** A page as the server sees one: a socket, a replica of the document, what it was told. */
export class PartyPage {
  readonly doc = new Y.Doc();
  readonly told: PartyServerMessage[] = [];
  /** Client id to what is known of it; null after it left. */
  readonly presence = new Map<number, { readonly clock: number; readonly state: unknown }>();
  readonly socket: WebSocket;
  /** The code and reason the socket was closed with. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  isSynced = false;
  #wake: (() => void)[] = [];

  constructor(address: string) {
    this.socket = new WebSocket(address);
    this.socket.on('error', () => undefined);
    this.socket.on('message', (data: Buffer) => {
      this.#read(new Uint8Array(data));
      for (const wake of this.#wake.splice(0)) wake();
    });
    this.closed = once(this.socket, 'close').then(([code, reason]) => {
      for (const wake of this.#wake.splice(0)) wake();
      return { code: Number(code), reason: String(reason) };
    });
  }

  /** Opens a socket and asks for the document, as a stock page does. */
  static async open(origin: string, room: string, token: string): Promise<PartyPage> {
    const page = new PartyPage(`${origin.replace(/^http/, 'ws')}/party/${room}?token=${token}`);
    await once(page.socket, 'open');
    page.sync();
    return page;
  }

  /** Opens one, and waits for its welcome and the document. */
  static async join(
    origin: string,
    pass: Partial<PartyPass> & Pick<PartyPass, 'room' | 'userId'>,
  ): Promise<PartyPage> {
    const page = await PartyPage.open(origin, pass.room, await tokenFor(pass));
    await page.until(() => page.welcome !== undefined && page.isSynced);
    return page;
  }

  get welcome(): Extract<PartyServerMessage, { type: 'welcome' }> | undefined {
    return this.told.find((message) => message.type === 'welcome');
  }

  /** Resolves once it is so; rejects if the socket closes first. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      if (this.socket.readyState === WebSocket.CLOSED) {
        const { code, reason } = await this.closed;
        throw new Error(`closed with ${code}: ${reason}`);
      }
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
  }

  sendBytes(bytes: Uint8Array): void {
    this.socket.send(bytes);
  }

  send(type: number, write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, type);
    write(encoder);
    this.sendBytes(encoding.toUint8Array(encoder));
  }

  /** Asks for what `doc` lacks. */
  sync(doc = this.doc): void {
    this.#sendSync(0, Y.encodeStateVector(doc));
  }

  /** What the server's authority refuses: a change of the document. */
  sendUpdate(update: Uint8Array): void {
    this.#sendSync(2, update);
  }

  sendPresence(clientId: number, clock: number, state: unknown): void {
    const update = writePresence([{ clientId, clock, json: JSON.stringify(state) }]);
    this.send(PARTY_MESSAGE_TYPES.awareness, (encoder) => {
      encoding.writeVarUint8Array(encoder, update);
    });
  }

  say(message: PartyClientMessage): void {
    this.sayJson(JSON.stringify(message));
  }

  sayJson(json: string): void {
    this.send(PARTY_MESSAGE_TYPES.party, (encoder) => {
      encoding.writeVarString(encoder, json);
    });
  }

  /** Sends a command and waits for its answer. */
  async command(wish: PartyWish, id = newId()): Promise<Answer> {
    const from = this.told.length;
    this.say({ type: 'command', command: { id, ...wish } });
    let answer: Answer | undefined;
    await this.until(() => {
      answer = this.told.slice(from).find((each): each is Answer => 'id' in each && each.id === id);
      return answer !== undefined;
    });
    if (answer === undefined) throw new Error('No answer.');
    return answer;
  }

  async leave(): Promise<void> {
    this.socket.close();
    await this.closed;
  }

  #sendSync(step: number, body: Uint8Array): void {
    this.send(PARTY_MESSAGE_TYPES.sync, (encoder) => {
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, body);
    });
  }

  #read(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    switch (decoding.readVarUint(decoder)) {
      case PARTY_MESSAGE_TYPES.sync: {
        const step = decoding.readVarUint(decoder);
        Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder));
        if (step === 1) this.isSynced = true;
        return;
      }
      case PARTY_MESSAGE_TYPES.awareness:
        for (const { clientId, clock, json } of readPresence(decoding.readVarUint8Array(decoder)) ?? []) {
          this.presence.set(clientId, { clock, state: JSON.parse(json) as unknown });
        }
        return;
      case PARTY_MESSAGE_TYPES.party:
        this.told.push(JSON.parse(decoding.readVarString(decoder)) as PartyServerMessage);
    }
  }
}
