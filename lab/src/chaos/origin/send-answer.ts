import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Clock } from '../../../../src/base/clock.js';
import { discardBody, type Answer } from '../faults/answer.js';
import { pacedStream } from '../link/paced-stream.js';
import { slowStream, type SlowStream } from '../link/slow-stream.js';
import type { Flow } from '../link/viewer-link.js';
import { drained } from './drained.js';

/** Headers go through the link too; about what ours come to. */
const HEADER_BYTES = 400;

/** Told how the sending goes. */
export interface SendWatch {
  status(status: number): void;
  sent(bytes: number): void;
  cut(): void;
}

/** Sends an answer at the flow's pace, with what its effects ask for; resolves when nothing more will be sent. */
export async function sendAnswer(
  answer: Answer,
  response: ServerResponse,
  flow: Flow,
  clock: Clock,
  watch: SendWatch,
): Promise<void> {
  const noBody = response.req.method === 'HEAD' || answer.status === 204 || answer.status === 304;
  if (noBody || response.destroyed) discardBody(answer);
  if (!(await payFor(flow, HEADER_BYTES)) || response.destroyed) {
    discardBody(answer);
    return;
  }
  const { sizeBytes } = answer;
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(sizeBytes !== null && answer.status !== 204 && { 'content-length': String(sizeBytes) }),
  });
  watch.status(answer.status);
  if (noBody) {
    response.end();
    return;
  }
  response.flushHeaders();
  const left = await sendBody(answer, response, flow, clock, watch);
  if (left === 'cut') {
    watch.cut();
    // What was written still leaves; without the rest the client sees the connection break.
    response.socket?.destroySoon();
  } else if (!response.destroyed) response.end();
}

async function sendBody(
  answer: Answer,
  response: ServerResponse,
  flow: Flow,
  clock: Clock,
  watch: SendWatch,
): Promise<'whole' | 'cut'> {
  const { sizeBytes, breakAfterBytes = Infinity, slowKbps } = answer;
  const body = Buffer.isBuffer(answer.body)
    ? Readable.from([answer.body], { objectMode: false })
    : answer.body;
  const slow: SlowStream | null =
    slowKbps === undefined ? null : slowStream(body, slowKbps, clock, sizeBytes);
  const paced = pacedStream(slow?.stream ?? body, flow, sizeBytes);
  const stop = (): void => {
    slow?.close();
    paced.destroy();
    body.destroy();
  };
  response.once('close', stop);
  let sentBytes = 0;
  try {
    for await (const chunk of paced as AsyncIterable<Buffer>) {
      const room = breakAfterBytes - sentBytes;
      const piece = chunk.length > room ? chunk.subarray(0, room) : chunk;
      sentBytes += piece.length;
      watch.sent(piece.length);
      const more = response.write(piece);
      if (sentBytes >= breakAfterBytes) return 'cut';
      if (!more && !response.destroyed) await drained(response);
      if (response.destroyed) return 'whole';
    }
    return sentBytes >= breakAfterBytes ? 'cut' : 'whole';
  } catch (error) {
    // The client left, or the source broke off: then so does the answer, or it would pass for whole.
    if (response.destroyed) return 'whole';
    if (error instanceof Error) return 'cut';
    throw error;
  } finally {
    response.off('close', stop);
    stop();
  }
}

async function payFor(flow: Flow, bytes: number): Promise<boolean> {
  let owed = bytes;
  while (owed > 0) {
    owed -= flow.spend(owed);
    if (owed > 0 && !(await flow.earn(owed))) return false;
  }
  return true;
}
