import type { CollectorSettings } from './collector/settings.js';
import type { PartyLimits } from './party/limits.js';

/** How connections are bounded. */
export interface HttpLimits {
  /** A request must have come whole within this, its body included. */
  readonly requestMs: number;
  readonly mostConnections: number;
  /** Proxies whose word on a sender's address is taken: addresses and networks. Empty: nobody's. */
  readonly trustedProxies: readonly string[];
}

/** Everything a server is started with; folders as absolute paths. */
export interface ServerOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Fail where the port is taken, instead of trying the next ones. */
  readonly strictPort: boolean;
  /** Sample titles, one folder each. */
  readonly titles: string;
  /** The collector's database. */
  readonly data: string;
  /** The built demo site. */
  readonly demo: string;
  /** Where the lab's origin is, for the demo's live titles and faults; without a slash at the end. */
  readonly lab?: string;
  /** Served at `/bench/`. */
  readonly extra?: string;
  /** `host` or `host:port` that webhooks of alerts may point to inside this network. */
  readonly webhookHosts?: readonly string[];
  /** What `/live`, `/dashboard`, `/api` and `/metrics` ask for; required where the host is not loopback. */
  readonly token?: string;
  /** What the tokens of watch parties are signed with; required where the host is not loopback. */
  readonly partySecret?: string;
  /** Whose pages may open a watch party here, beside this server's own. */
  readonly partyOrigins: readonly string[];
  readonly partyLimits: PartyLimits;
  /** Shared by the servers that hold the same watch parties; without one, they are this server's alone. */
  readonly redis?: string;
  readonly limits: HttpLimits;
  readonly collector: CollectorSettings;
}

/** `127.0.0.0/8`, `::1` and `localhost`: nobody else's machine can reach these. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
