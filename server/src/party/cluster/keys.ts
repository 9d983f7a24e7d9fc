/** A room that nobody opened for this long is forgotten. */
export const KEEP_SEC = 30 * 24 * 3_600;

/** Redis keys of one room; the braces keep them on one node of a Redis cluster, as scripts need. */
export interface RoomKeys {
  /** Who the authority is, as `NODE:FENCE`; it lapses unless renewed. */
  readonly lease: string;
  /** Counts the leases ever given, so that no two are alike. */
  readonly fence: string;
  /** A sorted set: the nodes that have members of the room, by when they last said so. */
  readonly nodes: string;
  /** A stream of updates: field `u`. */
  readonly log: string;
  /** A hash: `u`, an update that holds the log up to entry `id`. */
  readonly state: string;
  /** A hash: page number to JSON. */
  readonly pages: string;
  /** A stream of what nodes ask of the authority: field `ask`, JSON. */
  readonly asks: string;
  /** A stream of what is kept by nobody: field `news`, JSON. */
  readonly news: string;
}

export function keysOf(room: string): RoomKeys {
  const key = (name: string): string => `sv-party:{${room}}:${name}`;
  return {
    lease: key('lease'),
    fence: key('fence'),
    nodes: key('nodes'),
    log: key('log'),
    state: key('state'),
    pages: key('pages'),
    asks: key('asks'),
    news: key('news'),
  };
}

/** A stream of answers to one node: field `answer`, JSON. */
export const nodeKey = (node: string): string => `sv-party:node:${node}`;
