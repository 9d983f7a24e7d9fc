import { randomUUID } from 'node:crypto';
import { BEACON_SCHEMA } from '../../../../src/wire/beacon.js';
import { fixedBatches } from './fixed-batches.js';
import { sessionBatches } from './session-batches.js';

/** Stands where a view's and its session's id go; as long as a real one. */
const ID = '00000000-0000-4000-8000-000000000000';
/** Views told apart by more than their ids; more would only fill the sender's memory. */
const SAMPLES = 200;
const BATCHES_A_VIEW = 3;

/** A whole request with gaps for ids: what sends it has nothing to do but to fill them in. */
export interface RequestTemplate {
  readonly bytes: Buffer;
  readonly gaps: readonly number[];
  readonly events: number;
}

/**
 * Requests of views, each view's in their order.
 *
 * @param eventsEach events in every batch; null: as pages send them
 */
export function requestTemplates(eventsEach: number | null): readonly (readonly RequestTemplate[])[] {
  if (eventsEach !== null) return [templatesOf(fixedBatches(BATCHES_A_VIEW, eventsEach))];
  return Array.from({ length: SAMPLES }, (_, seed) => templatesOf(sessionBatches(seed)));
}

/** The request for one view, to be written to a socket as it is. */
export function requestFor({ bytes, gaps }: RequestTemplate, viewId: string): Buffer {
  const request = Buffer.from(bytes);
  for (const gap of gaps) request.write(viewId, gap, 'latin1');
  return request;
}

function templatesOf(batches: readonly (readonly object[])[]): readonly RequestTemplate[] {
  return batches.map((events, index) => {
    const body = JSON.stringify({
      schema: BEACON_SCHEMA,
      sdk: 'sv-player/0.1.0',
      viewId: ID,
      sessionId: ID,
      batchId: `${index}.${randomUUID()}`,
      sentAt: 1_770_000_000_000 + index * 60_000,
      dropped: 0,
      events,
    });
    const head = [
      'POST /rum HTTP/1.1',
      'Host: rum.example.org',
      'Origin: https://www.example.org',
      'Referer: https://www.example.org/',
      'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
      'Accept: */*',
      'Accept-Language: en-GB,en;q=0.9',
      'Content-Type: text/plain;charset=UTF-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    const bytes = Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
    const gaps: number[] = [];
    for (let at = bytes.indexOf(ID); at !== -1; at = bytes.indexOf(ID, at + 1)) gaps.push(at);
    return { bytes, gaps, events: events.length };
  });
}
