import { Readable } from 'node:stream';
import { seededRandom, type Random } from '../../../../../src/base/random.js';
import type { FaultEffect } from '../../contract.js';
import { discardBody, type Answer } from '../answer.js';
import type { Effect } from './effect.js';
import { htmlPage } from './html-page.js';

type WrongBytes = Extract<FaultEffect, { kind: 'wrong-bytes' }>;

/** How many bytes share one flipped bit. */
const FLIP_EVERY_BYTES = 1024;

/** Right status and length, wrong content; `empty` has length 0. */
export function wrongBytes({ bytes }: WrongBytes): Effect {
  return {
    after(answer, { seed }) {
      switch (bytes) {
        case 'noise':
          return changed(answer, noise(seededRandom(seed)));
        case 'flipped':
          return changed(answer, flips(seededRandom(seed)));
        case 'html':
          discardBody(answer);
          return html(answer);
        case 'empty':
          discardBody(answer);
          return { ...answer, body: Buffer.alloc(0), sizeBytes: 0 };
      }
    },
  };
}

type Change = (chunk: Buffer) => Buffer;

function noise(random: Random): Change {
  return (chunk) => Buffer.from(chunk.map(() => Math.floor(random() * 256)));
}

/** One bit of one byte in each full or last 1024, the same places however the body is cut into chunks. */
function flips(random: Random): Change {
  let position = 0;
  let nextFlip = Math.floor(random() * FLIP_EVERY_BYTES);
  let kilobyte = 0;
  return (chunk) => {
    const copy = Buffer.from(chunk);
    while (nextFlip < position + copy.length) {
      const at = nextFlip - position;
      copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      kilobyte += 1;
      nextFlip = kilobyte * FLIP_EVERY_BYTES + Math.floor(random() * FLIP_EVERY_BYTES);
    }
    position += copy.length;
    return copy;
  };
}

function changed(answer: Answer, change: Change): Answer {
  const { body } = answer;
  if (Buffer.isBuffer(body)) return { ...answer, body: change(body) };
  async function* through(): AsyncGenerator<Buffer> {
    for await (const chunk of body as AsyncIterable<Buffer | string>)
      yield change(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  }
  const stream = Readable.from(through(), { objectMode: false });
  stream.once('close', () => {
    discardBody(answer);
  });
  return { ...answer, body: stream };
}

/** What a captive portal or a broken cache answers with: a page, padded to the length that was promised. */
function html(answer: Answer): Answer {
  const page = Buffer.from(htmlPage);
  const body = answer.sizeBytes === null ? page : Buffer.alloc(answer.sizeBytes, ' ');
  page.copy(body);
  return {
    ...answer,
    headers: { ...answer.headers, 'content-type': 'text/html' },
    body,
    sizeBytes: body.length,
  };
}
