import type { WebSocket } from 'ws';
import { PARTY_CLOSE, type PartyActor, type PartyServerMessage } from '../../../src/wire/party.js';
import type { PartyRefusal } from './access/refusal.js';
import type { PartyPass } from './access/token.js';
import { partyFrame } from './frames.js';

/** A socket that was told to go and hasn't by then is cut off. */
const GOODBYE_MS = 3_000;

/** RFC 6455: a close frame's body is 125 bytes, two of them the code. */
const REASON_BYTES = 123;

/** One connection of a user. */
export class Member {
  readonly userId: string;
  /** Of the last ping; null before its answer. */
  roundTripMs: number | null = null;
  readonly #socket: WebSocket;
  readonly #sendBufferBytes: number;
  readonly #onGone: (member: Member) => void;
  readonly #onRenewed: (pass: PartyPass) => void;
  #pass: PartyPass;
  #isGone = false;

  /**
   * @param onGone Called once: when it was told to go, or went.
   * @param onRenewed Called with each token that takes the place of the one before.
   */
  constructor(
    socket: WebSocket,
    pass: PartyPass,
    options: {
      readonly sendBufferBytes: number;
      readonly onGone: (member: Member) => void;
      readonly onRenewed: (pass: PartyPass) => void;
    },
  ) {
    this.#socket = socket;
    this.#pass = pass;
    this.userId = pass.userId;
    this.#sendBufferBytes = options.sendBufferBytes;
    this.#onGone = options.onGone;
    this.#onRenewed = options.onRenewed;
    socket.once('close', () => {
      this.#go();
    });
  }

  /** What the token says. */
  get pass(): PartyPass {
    return this.#pass;
  }

  /** @param pass Of the same user and room. */
  renew(pass: PartyPass): void {
    this.#pass = pass;
    this.#onRenewed(pass);
  }

  /** By the token; the room may say otherwise of the role. */
  actor(): PartyActor {
    const { userId, name, role } = this.#pass;
    return { userId, name, role };
  }

  /** What it still sends is for nobody. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** A frame that others may be sent as well, so it must not be changed. Who doesn't read is sent away. */
  send(frame: Uint8Array): void {
    if (this.#isGone) return;
    if (this.#socket.bufferedAmount > this.#sendBufferBytes) {
      this.dismiss({ name: 'slowReceiver', detail: 'More was waiting to be sent than may be: come back.' });
    } else {
      this.#socket.send(frame);
    }
  }

  say(message: PartyServerMessage): void {
    this.send(partyFrame(message));
  }

  dismiss(refusal: PartyRefusal): void {
    if (this.#isGone) return;
    this.#go();
    sendAway(this.#socket, refusal);
  }

  #go(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.#onGone(this);
  }
}

/** Closes with a code and a reason, and cuts off who doesn't go. */
export function sendAway(socket: WebSocket, { name, detail }: PartyRefusal): void {
  // One that is held up would not hear the other side's goodbye.
  socket.resume();
  const reason = Buffer.from(detail).subarray(0, REASON_BYTES);
  // Leaves out a character that was cut through.
  socket.close(PARTY_CLOSE[name], new TextDecoder().decode(reason, { stream: true }));
  const cutOff = setTimeout(() => {
    socket.terminate();
  }, GOODBYE_MS);
  socket.once('close', () => {
    clearTimeout(cutOff);
  });
}
