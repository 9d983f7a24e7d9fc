import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebsocketProvider } from 'y-websocket';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import {
  closeName,
  isFinalClose,
  PARTY_MESSAGE_TYPES,
  type PartyClientMessage,
  type PartyServerMessage,
} from '../../wire/party.js';
import type { PartyConnection, PartyOptions } from '../contract.js';

export interface LinkEvents {
  /** The socket is open, for the first time or again. */
  opened(): void;
  /** The document is as the server's. */
  synced(): void;
  message(message: PartyServerMessage): void;
  dropped(connection: Extract<PartyConnection, { state: 'reconnecting' | 'closed' }>): void;
}

const isServerMessage = (value: unknown): value is PartyServerMessage =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** The line to a y-websocket server, and our own messages on it. */
export class PartyLink {
  readonly #provider: WebsocketProvider;
  readonly #events: LinkEvents;
  readonly #token: PartyOptions['token'];
  #isDown = false;

  constructor(doc: Y.Doc, awareness: Awareness, options: PartyOptions, events: LinkEvents) {
    this.#events = events;
    this.#token = options.token;
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

  get isOpen(): boolean {
    return this.#provider.wsconnected;
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

  close(): void {
    if (this.#isDown) return;
    this.#isDown = true;
    this.#provider.destroy();
  }

  async #open(): Promise<void> {
    let token: string | null;
    try {
      token = await this.#ask();
    } catch {
      if (this.#isDown) return;
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
    if (isServerMessage(message)) this.#events.message(message);
  }

  #closed(code: number, reason: string): void {
    if (this.#isDown) return;
    const name = closeName(code);
    if (isFinalClose(code)) {
      this.close();
      this.#events.dropped({ state: 'closed', why: name ?? 'forbidden', reason });
      return;
    }
    this.#events.dropped({ state: 'reconnecting', why: name ?? 'connection-lost' });
    // The provider comes back by itself; a token made for one connection is asked for again.
    if (typeof this.#token === 'function') void this.#renewToken(this.#token);
  }

  async #renewToken(token: () => string | Promise<string>): Promise<void> {
    try {
      this.#provider.params = { token: await token() };
    } catch {
      // The old one may do; if it doesn't, the server says so.
    }
  }
}
