import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';
import { parseBatch } from '../../../../src/wire/beacon-schema.js';
import type { BeaconBatch, BeaconEvent } from '../../../../src/wire/beacon.js';

/** How the collector answers a request: by a status, or by doing something rude. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** `hang`: no answer at all; `reset`: the connection is cut; `garbage`: bytes that are not HTTP. */
  readonly instead?: 'hang' | 'reset' | 'garbage';
}

const accepts: Answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' };

/** A real server that keeps what it acknowledged, and says what the reporter owes it. */
export class TestCollector {
  readonly #server = createServer((request, response) => void this.#handle(request, response));
  /** Every batch that came, in order, whatever the answer was. */
  readonly batches: BeaconBatch[] = [];
  readonly bodies: string[] = [];
  readonly contentTypes: (string | undefined)[] = [];
  readonly #kept = new Map<string, BeaconEvent>();
  /** Answers to come, first to last; past them everything is accepted. */
  answers: Answer[] = [];
  url = '';

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/rum`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** The sequence numbers that were acknowledged of a view, each once, ascending. */
  keptOf(viewId: string): number[] {
    return [...this.#kept]
      .filter(([key]) => key.startsWith(`${viewId} `))
      .map(([, { seq }]) => seq)
      .sort((one, other) => one - other);
  }

  /** Until so many batches came. */
  async heard(count: number): Promise<void> {
    await vi.waitUntil(() => this.batches.length >= count, { timeout: 10_000, interval: 5 });
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const parsed = parseBatch(body);
    if (!parsed.ok) throw new Error(`${parsed.refusal.error}: ${parsed.refusal.detail}`);
    const answer = this.answers.shift() ?? accepts;
    this.bodies.push(body);
    this.contentTypes.push(request.headers['content-type']);
    const isPage = answer.headers?.['content-type']?.startsWith('text/html') === true;
    if (answer.instead === undefined && (answer.status ?? 200) < 300 && !isPage) this.#keep(parsed.batch);
    this.batches.push(parsed.batch);
    if (answer.instead === 'hang') return;
    if (answer.instead === 'reset') request.socket.destroy();
    else if (answer.instead === 'garbage') request.socket.end('\u0000 not http at all\r\n\r\n');
    else response.writeHead(answer.status ?? 200, answer.headers).end(answer.body ?? '');
  }

  #keep({ viewId, events }: BeaconBatch): void {
    for (const event of events) this.#kept.set(`${viewId} ${event.seq}`, event);
  }
}
