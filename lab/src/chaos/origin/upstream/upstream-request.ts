import { request as plainRequest, type ClientRequest, type OutgoingHttpHeaders } from 'node:http';
import { request as secureRequest } from 'node:https';
import { UsageError } from '../../../sim/run/usage-error.js';

/** These are between two neighbours (RFC 9110, 7.6.1), or for us to say. */
const ownToAHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'host',
]);

/** Without what belongs to one connection. */
export function forwardable(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !ownToAHop.has(name)) kept[name] = value;
  return kept;
}

/** The upstream's URL with a slash at its end. @throws UsageError where it is no URL of HTTP */
export function upstreamBase(upstream: string): URL {
  let url: URL;
  try {
    url = new URL(upstream);
  } catch (cause) {
    throw new UsageError(`"${upstream}" is no URL. Give the upstream as https://host/path/.`, { cause });
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new UsageError(`The upstream is ${url.protocol}//…; only http: and https: can be served.`);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  url.search = '';
  url.hash = '';
  return url;
}

export interface UpstreamAsk {
  readonly method: string;
  readonly headers: OutgoingHttpHeaders;
  readonly signal: AbortSignal;
}

/** A request to the upstream for what stands behind `path` there; the path as the client wrote it. */
export function requestUpstream(base: URL, path: string, ask: UpstreamAsk): ClientRequest {
  const send = base.protocol === 'https:' ? secureRequest : plainRequest;
  return send({
    protocol: base.protocol,
    hostname: base.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: base.port,
    path: `${base.pathname}${path}`,
    ...(base.username !== '' && {
      auth: `${decodeURIComponent(base.username)}:${decodeURIComponent(base.password)}`,
    }),
    method: ask.method,
    headers: { ...ask.headers, host: base.host },
    signal: ask.signal,
  });
}
