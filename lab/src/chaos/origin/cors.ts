import type { IncomingHttpHeaders } from 'node:http';
import { bytesAnswer, type Answer } from '../faults/answer.js';

const exposed =
  'Content-Length, Content-Range, Content-Type, Date, Age, Retry-After, CMSD-Static, CMSD-Dynamic, Server-Timing';

/** Any site's page may read the answer and its timing; a source that names its own terms keeps them. */
export function openToOtherSites(answer: Answer, request: IncomingHttpHeaders): Answer {
  const withCredentials = answer.headers['access-control-allow-credentials'] === 'true';
  return {
    ...answer,
    headers: {
      'access-control-expose-headers': exposed,
      ...answer.headers,
      'access-control-allow-origin': withCredentials ? (request.origin ?? '*') : '*',
      'timing-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    },
  };
}

/** The answer to a preflight (Fetch, 3.3.6); null where the request is none. */
export function preflightAnswer(method: string | undefined, request: IncomingHttpHeaders): Answer | null {
  const asked = request['access-control-request-method'];
  if (method !== 'OPTIONS' || asked === undefined) return null;
  return bytesAnswer(
    204,
    {
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': asked,
      'access-control-allow-headers': request['access-control-request-headers'] ?? '*',
      'access-control-max-age': '7200',
    },
    Buffer.alloc(0),
  );
}
