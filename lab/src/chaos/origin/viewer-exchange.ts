import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../../../src/base/clock.js';
import { complaint, discardBody, type Answer } from '../faults/answer.js';
import { nextTurn } from '../faults/effects/redirect-loop.js';
import { slowKbpsOf } from '../faults/effects/slow-body.js';
import { requestKind } from '../faults/request-kind.js';
import { pacedStream } from '../link/paced-stream.js';
import { slowStream } from '../link/slow-stream.js';
import { openToOtherSites, preflightAnswer } from './cors.js';
import { sendAnswer } from './send-answer.js';
import type { Source, SourceRequest } from './source.js';
import { applyAfter, applyBefore, struckBy } from './struck.js';
import type { ViewerPath } from './viewer-path.js';
import type { Viewer } from './viewer.js';
import { waitOrLeave } from './wait-or-leave.js';

/** One request through a viewer's link, from its arrival to its end. */
export async function viewerExchange(
  viewer: Viewer,
  place: ViewerPath,
  request: IncomingMessage,
  response: ServerResponse,
  source: Source,
  clock: Clock,
): Promise<void> {
  const { method = 'GET', headers } = request;
  const gone = new AbortController();
  const flow = viewer.link.openFlow();
  response.once('close', () => {
    gone.abort();
    flow.close();
  });
  const wait = async (ms: number): Promise<void> => waitOrLeave(ms, clock, gone.signal);

  // Neither is a request that a player made: they are in no log, and no fault strikes them.
  const aside = preflightAnswer(method, headers) ?? nextTurn(place.path, place.prefix);
  if (aside !== null) {
    await wait(viewer.link.shape.latencyMs);
    await sendAnswer(neverKept(openToOtherSites(aside, headers)), response, flow, clock, unwatched);
    return;
  }

  const kind = requestKind(place.path);
  const { entry, strikes } = viewer.arrive(place, method, kind);
  response.once('close', () => {
    entry.end(response.writableFinished ? 'complete' : 'left');
  });
  const struck = struckBy(strikes, { kind, place, memory: viewer.memory, wait });

  await wait(viewer.link.shape.latencyMs);
  const verdict = await applyBefore(struck);
  if (gone.signal.aborted || verdict === 'hang') return;
  if (verdict === 'reset') {
    entry.end('cut');
    request.socket.resetAndDestroy();
    return;
  }
  const slowKbps = slowKbpsOf(strikes.map(({ effect }) => effect));
  const body = uploadOf(request, response, viewer, clock, slowKbps);
  const asked = { method, path: place.path, headers, prefix: place.prefix, body, signal: gone.signal };
  const answer = openToOtherSites(verdict ?? (await fromSource(source, asked)), headers);
  if (gone.signal.aborted) {
    discardBody(answer);
    return;
  }
  let changed: Answer;
  try {
    changed = await applyAfter(struck, answer);
  } catch (error) {
    // The source broke off while an effect read it, or the client left.
    if (gone.signal.aborted) return;
    throw error;
  }
  await sendAnswer(neverKept(changed), response, flow, clock, {
    status: (status) => {
      entry.status(status);
    },
    sent: (bytes) => {
      entry.sent(bytes);
    },
    cut: () => {
      entry.end('cut');
    },
  });
}

/** The request's body at the link's pace. It shares the link with the answers, as on a half-duplex radio. */
function uploadOf(
  request: IncomingMessage,
  response: ServerResponse,
  viewer: Viewer,
  clock: Clock,
  slowKbps: number | undefined,
): SourceRequest['body'] {
  if (request.method === 'GET' || request.method === 'HEAD') return request;
  const flow = viewer.link.openFlow();
  const slow = slowKbps === undefined ? null : slowStream(request, slowKbps, clock, null);
  response.once('close', () => {
    flow.close();
    slow?.close();
  });
  return pacedStream(slow?.stream ?? request, flow, null);
}

async function fromSource(source: Source, request: SourceRequest): Promise<Answer> {
  try {
    return (
      (await source(request)) ?? complaint(404, `There is nothing at ${request.path.split('?', 1)[0] ?? ''}.`)
    );
  } catch (error) {
    return complaint(500, `The origin failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A kept copy would play at any speed, whatever the link lets through. */
function neverKept(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, 'cache-control': 'no-store' } };
}

const unwatched = { status: () => {}, sent: () => {}, cut: () => {} };
