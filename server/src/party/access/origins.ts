import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback } from '../../server-options.js';

/**
 * Whether a page may open a party here. A browser always says where a page is from; what says nothing is no
 * page of another site, and the token is asked for all the same. Allowed are this server's own pages, the
 * origins listed, and, as long as the server is asked for by a loopback name, any page of this machine.
 */
export function isOriginAllowed(headers: IncomingHttpHeaders, listed: readonly string[]): boolean {
  const { origin } = headers;
  if (origin === undefined) return true;
  if (listed.includes('*') || listed.includes(origin)) return true;
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  if (page.host === headers.host) return true;
  return isLoopback(page.hostname) && isLoopback(hostName(headers.host));
}

function hostName(host: string | undefined): string {
  const address = `http://${host ?? ''}`;
  return URL.canParse(address) ? new URL(address).hostname : '';
}
