import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebsocketProvider } from 'y-websocket';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { type CancelTimer, type Clock, systemClock } from '../../base/clock.js';
import {
  closeName,
  isFinalClose,
  PARTY_MESSAGE_TYPES,
  type PartyClientMessage,
  type PartyServerMessage,
} from '../../wire/party.js';
import type { PartyOptions } from '../contract.js';
import type { Line, LineEvents } from './line.js';

interface LinkEvents extends LineEvents {
  message(message: PartyServerMessage): void;
}

/** Without a network there is no token either: a page that keeps its room asks again after this long. */
const ASK_AGAIN_MS = 5_000;

const isServerMessage = (value: unknown): value is PartyServerMessage =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** The line to a y-websocket server, and our own messages on it. */
export class PartyLink implements Line {
  readonly #provider: WebsocketProvider;
  readonly #events: LinkEvents;
  readonly #token: PartyOptions['token'];
  /** Who has nothing to do without a room is told that there is none; who has what was kept waits for it. */
  readonly #isPatient: boolean;
  readonly #clock: Clock;
  #cancelAsking: CancelTimer | null = null;
  /** The room took the token in use. */
  #wasTaken = false;
  #isDown = false;

  constructor(doc: Y.Doc, awareness: Awareness, options: PartyOptions, events: LinkEvents) {
    this.#events = events;
    this.#token = options.token;
    this.#isPatient = options.offline !== undefined;
    this.#clock = options.clock ?? systemClock;
    this.#provider = new WebsocketProvider(options.url, options.room, doc, {
      awareness,
      connect: false,
      // Another tab's word is no server's.
      disableBc: true,
      maxBackoffTime: 10_000,
      ...(options.WebSocket && { WebSocketPolyfill: options.WebSocket }),
    });
    this.#provider.messageHandlers[PARTY_MESSAGE_TYPES.party] = (_reply, decoder) => {
      this.#receive(decoding.readVarString(decoder));
    };
    this.#provider.on('status', ({ status }) => {
      if (status === 'connected') this.#events.opened();
    });
    this.#provider.on('sync', (synced) => {
      if (synced) this.#events.synced();
    });
    this.#provider.on('connection-close', (event) => {
      this.#closed(event?.code ?? 1006, event?.reason ?? '');
    });
  }

  /** The one in use; empty without one. */
  get token(): string {
    return this.#provider.params['token'] ?? '';
  }

  /** Asks for the token, and connects. */
  open(): void {
    void this.#open();
  }

  /** False where the line is down. */
  send(message: PartyClientMessage): boolean {
    const { ws, wsconnected } = this.#provider;
    if (!wsconnected || ws === null) return false;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, PARTY_MESSAGE_TYPES.party);
    encoding.writeVarString(encoder, JSON.stringify(message));
    ws.send(encoding.toUint8Array(encoder));
    return true;
  }

  /** Another token for the line as it is; false where none can be had, or the line is down. */
  async renewToken(): Promise<boolean> {
    const token = await this.#nextToken();
    return token !== null && this.send({ type: 'renew', token });
  }

  close(): void {
    if (this.#isDown) return;
    this.#isDown = true;
    this.#cancelAsking?.();
    this.#provider.destroy();
  }

  async #open(): Promise<void> {
    let token: string | null;
    try {
      token = await this.#ask();
    } catch {
      if (this.#isDown) return;
      if (this.#isPatient) {
        this.#events.dropped({ state: 'reconnecting', why: 'connection-lost' });
        this.#cancelAsking = this.#clock.after(ASK_AGAIN_MS, () => void this.#open());
        return;
      }
      this.close();
      this.#events.dropped({
        state: 'closed',
        why: 'unauthorized',
        reason: 'The page had no token to give.',
      });
      return;
    }
    if (this.#isDown) return;
    if (token !== null) this.#provider.params = { token };
    this.#provider.connect();
  }

  async #ask(): Promise<string | null> {
    if (this.#token === undefined) return null;
    return typeof this.#token === 'string' ? this.#token : this.#token();
  }

  #receive(json: string): void {
    let message: unknown;
    try {
      message = JSON.parse(json);
    } catch {
      return;
    }
    if (!isServerMessage(message)) return;
    if (message.type === 'welcome') this.#wasTaken = true;
    this.#events.message(message);
  }

  #closed(code: number, reason: string): void {
    if (this.#isDown) return;
    const name = closeName(code);
    // What ran out while the page slept, say: it held until then, so another one may be asked for.
    if (name === 'expired' && this.#wasTaken && typeof this.#token === 'function') {
      this.#wasTaken = false;
      this.#events.dropped({ state: 'reconnecting', why: name });
      void this.#open();
      return;
    }
    if (isFinalClose(code)) {
      this.close();
      this.#events.dropped({ state: 'closed', why: name ?? 'forbidden', reason });
      return;
    }
    this.#events.dropped({ state: 'reconnecting', why: name ?? 'connection-lost' });
    // The provider comes back by itself; a token made for one connection is asked for again.
    void this.#nextToken();
  }

  /** Where the old one stays in use, for want of another, the server says whether it does. */
  async #nextToken(): Promise<string | null> {
    if (typeof this.#token !== 'function') return null;
    try {
      const token = await this.#token();
      this.#provider.params = { token };
      return token;
    } catch {
      return null;
    }
  }
}
