import type { PartyServerMessage } from '../../wire/party.js';
import type { PartyCommand } from '../../wire/party-command.js';
import type { Refusal } from '../room/verdict.js';

export type Answer =
  { readonly ok: true; readonly inviteToken?: string; readonly inviteId?: string } | Refusal;

/** Who decides about commands: the server, or this page itself. */
export interface Authority {
  /** Null: the party was over before there was an answer. */
  submit(command: PartyCommand): Promise<Answer | null>;
  dispose(): void;
}

interface Pending {
  readonly command: PartyCommand;
  readonly resolve: (answer: Answer | null) => void;
}

/**
 * The server's: sends commands in order, again after the line was down, until each is answered. A repeated
 * one gets its first answer.
 */
export class ServerAuthority implements Authority {
  readonly #pending = new Map<string, Pending>();
  readonly #send: (command: PartyCommand) => void;

  constructor(send: (command: PartyCommand) => void) {
    this.#send = send;
  }

  submit(command: PartyCommand): Promise<Answer | null> {
    return new Promise((resolve) => {
      this.#pending.set(command.id, { command, resolve });
      this.#send(command);
    });
  }

  /** The line is there again. */
  resume(): void {
    for (const { command } of this.#pending.values()) this.#send(command);
  }

  answered(message: Extract<PartyServerMessage, { type: 'ack' | 'nack' }>): void {
    const pending = message.id === undefined ? undefined : this.#pending.get(message.id);
    if (!pending) return;
    this.#pending.delete(pending.command.id);
    if (message.type === 'ack') {
      const { inviteToken } = message;
      pending.resolve({ ok: true, ...(inviteToken !== undefined && { inviteToken }) });
      return;
    }
    const { code, detail, retryAfterMs } = message;
    pending.resolve({ ok: false, code, detail, ...(retryAfterMs !== undefined && { retryAfterMs }) });
  }

  dispose(): void {
    for (const { resolve } of this.#pending.values()) resolve(null);
    this.#pending.clear();
  }
}
