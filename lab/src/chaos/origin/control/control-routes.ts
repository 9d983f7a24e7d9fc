import type { IncomingMessage } from 'node:http';
import { LabInputError } from '../../../sim/input-error.js';
import { bytesAnswer, complaint, textAnswer, type Answer } from '../../faults/answer.js';
import type { ViewerControl } from '../viewer.js';
import { NAME } from '../viewer-path.js';
import type { Viewers } from '../viewers.js';
import { checkConditions } from './check-conditions.js';

const MOST_BODY_BYTES = 16 * 1024 * 1024;

/**
 * The control API, for programs that aren't in this process:
 * `GET /_chaos/viewers`, `GET|PUT|DELETE /_chaos/viewers/NAME`, `GET /_chaos/viewers/NAME/requests`.
 * null: the URL is none of its own.
 */
export async function controlAnswer(request: IncomingMessage, viewers: Viewers): Promise<Answer | null> {
  const [path = ''] = (request.url ?? '').split('?', 1);
  if (path !== '/_chaos' && !path.startsWith('/_chaos/')) return null;
  const [folder, name, detail, ...more] = path.split('/').slice(2);
  const method = request.method ?? 'GET';
  if (folder !== 'viewers' || more.length > 0 || (detail !== undefined && detail !== 'requests'))
    return complaint(
      404,
      'There are /_chaos/viewers, /_chaos/viewers/NAME and /_chaos/viewers/NAME/requests.',
    );
  if (name === undefined || name === '')
    return method === 'GET' ? json({ viewers: viewers.all.map(inShort) }) : notAllowed('GET');
  if (!NAME.test(name))
    return complaint(
      400,
      `"${name}" can't be a viewer's name: take 1 to 64 letters, digits, "_", "-", "." or "~".`,
    );
  if (detail === 'requests')
    return method === 'GET' ? json({ requests: viewers.find(name)?.requests() ?? [] }) : notAllowed('GET');
  switch (method) {
    case 'GET': {
      const viewer = viewers.find(name);
      return viewer === undefined ? complaint(404, `There is no viewer "${name}" yet.`) : json(told(viewer));
    }
    case 'PUT':
      return put(request, name, viewers);
    case 'DELETE':
      viewers.forget(name);
      return bytesAnswer(204, {}, Buffer.alloc(0));
    default:
      return notAllowed('GET, PUT, DELETE');
  }
}

async function put(request: IncomingMessage, name: string, viewers: Viewers): Promise<Answer> {
  const body = await bodyText(request);
  if (body === null) return complaint(413, `The conditions are larger than ${MOST_BODY_BYTES} bytes.`);
  try {
    const conditions = checkConditions(JSON.parse(body), 'the body');
    const viewer = viewers.get(name);
    viewer.setConditions(conditions);
    return json(told(viewer));
  } catch (error) {
    if (error instanceof LabInputError) return complaint(400, error.message);
    if (error instanceof SyntaxError)
      return complaint(400, `The body is no JSON (${error.message}). Send {"kbps": 5000, "latencyMs": 40}.`);
    throw error;
  }
}

function told(viewer: ViewerControl): unknown {
  return { ...inShort(viewer), conditions: viewer.conditions };
}

function inShort({ name, kbps, latencyMs, scriptMs, openFlows }: ViewerControl) {
  return { name, kbps, latencyMs, scriptMs, openFlows };
}

/** null where it is too much. */
async function bodyText(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function json(value: unknown): Answer {
  return textAnswer(200, 'application/json; charset=utf-8', `${JSON.stringify(value)}\n`);
}

function notAllowed(allow: string): Answer {
  const answer = complaint(405, `Here go ${allow}.`);
  return { ...answer, headers: { ...answer.headers, allow } };
}
