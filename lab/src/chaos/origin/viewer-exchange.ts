import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../../../src/base/clock.js';
import { complaint, discardBody, type Answer } from '../faults/answer.js';
import { effectOf } from '../faults/effects/effect-of.js';
import type { StruckRequest, Verdict } from '../faults/effects/effect.js';
import { nextTurn } from '../faults/effects/redirect-loop.js';
import { requestKind } from '../faults/request-kind.js';
import { pacedStream } from '../link/paced-stream.js';
import { openToOtherSites, preflightAnswer } from './cors.js';
import { sendAnswer } from './send-answer.js';
import type { Source, SourceRequest } from './source.js';
import type { ViewerPath } from './viewer-path.js';
import type { Viewer } from './viewer.js';

/** One request through a viewer's link, from its arrival to its end. */
export async function viewerExchange(
  viewer: Viewer,
  place: ViewerPath,
  request: IncomingMessage,
  response: ServerResponse,
  source: Source,
  clock: Clock,
): Promise<void> {
  const method = request.method ?? 'GET';
  const gone = new AbortController();
  const flow = viewer.link.openFlow();
  const latencyMs = viewer.link.shape.latencyMs;
  response.once('close', () => {
    gone.abort();
    flow.close();
  });
  const wait = async (ms: number): Promise<void> => waitOrLeave(ms, clock, gone.signal);

  // Neither is a request that a player made: they are in no log, and no fault strikes them.
  const aside = preflightAnswer(request.method, request.headers) ?? nextTurn(place.path, place.prefix);
  if (aside !== null) {
    await wait(latencyMs);
    await sendAnswer(openToOtherSites(aside, request.headers), response, flow, clock, unwatched);
    return;
  }

  const kind = requestKind(place.path);
  const { entry, strikes } = viewer.arrive(place, method, kind);
  response.once('close', () => {
    entry.end(response.writableFinished ? 'complete' : 'left');
  });
  const struck = strikes.map(({ effect, ruleId, seed }) => ({
    effect: effectOf(effect),
    request: {
      kind,
      path: place.path,
      ruleId,
      seed,
      prefix: place.prefix,
      memory: viewer.memory,
      wait,
    } satisfies StruckRequest,
  }));

  await wait(latencyMs);
  let verdict: Verdict = null;
  for (const { effect, request: about } of struck) verdict ??= (await effect.before?.(about)) ?? null;
  if (gone.signal.aborted || verdict === 'hang') return;
  if (verdict === 'reset') {
    entry.end('cut');
    request.socket.resetAndDestroy();
    return;
  }
  const asked: SourceRequest = {
    method,
    path: place.path,
    headers: request.headers,
    prefix: place.prefix,
    body: pacedStream(request, flow, null),
    signal: gone.signal,
  };
  let answer = openToOtherSites(verdict ?? (await fromSource(source, asked)), request.headers);
  if (gone.signal.aborted) {
    discardBody(answer);
    return;
  }
  for (const { effect, request: about } of struck) answer = (await effect.after?.(answer, about)) ?? answer;
  // A kept copy would play at any speed, whatever the link lets through.
  answer = { ...answer, headers: { ...answer.headers, 'cache-control': 'no-store' } };
  await sendAnswer(answer, response, flow, clock, {
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

async function fromSource(source: Source, request: SourceRequest): Promise<Answer> {
  try {
    return (
      (await source(request)) ?? complaint(404, `There is nothing at ${request.path.split('?', 1)[0] ?? ''}.`)
    );
  } catch (error) {
    return complaint(500, `The origin failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function waitOrLeave(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(ms, done);
    signal.addEventListener('abort', done);
  });
}

const unwatched = { status: () => {}, sent: () => {}, cut: () => {} };
