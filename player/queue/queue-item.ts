/** One title of a queue. Addresses are absolute once the queue has taken it. */
export interface QueueItem {
  readonly src: string;
  /** MIME type, where the address doesn't tell. */
  readonly type?: string;
  readonly title?: string;
  readonly artist?: string;
  readonly album?: string;
  readonly poster?: string;
  /** Seconds. */
  readonly startTime?: number;
  readonly clipStart?: number;
  readonly clipEnd?: number;
  /** Addresses, as in the attributes of these names. */
  readonly chapters?: string;
  readonly storyboard?: string;
}

const texts = ['type', 'title', 'artist', 'album'] as const;
const addresses = ['poster', 'chapters', 'storyboard'] as const;
const numbers = ['startTime', 'clipStart', 'clipEnd'] as const;

/**
 * Titles from a list, or from `{ "items": [list] }`; an address alone is a title too. What has no `src` is
 * left out, and so are members that can't be what they should.
 * @param base what addresses are relative to
 * @returns null for what holds no list
 */
export function readQueue(value: unknown, base: string): readonly QueueItem[] | null {
  const list = Array.isArray(value) ? value : (value as { items?: unknown } | null)?.items;
  if (!Array.isArray(list)) return null;
  return list.flatMap((entry: unknown) => readItem(entry, base) ?? []);
}

/** As {@link readQueue}, from JSON. */
export function parsePlaylist(text: string, base: string): readonly QueueItem[] | null {
  try {
    return readQueue(JSON.parse(text), base);
  } catch {
    return null;
  }
}

function readItem(entry: unknown, base: string): QueueItem | null {
  const loose = (typeof entry === 'string' ? { src: entry } : (entry ?? {})) as Partial<
    Record<string, unknown>
  >;
  const src = resolved(loose['src'], base);
  if (src === null) return null;
  const item: Record<string, unknown> = { src };
  for (const name of texts) if (typeof loose[name] === 'string') item[name] = loose[name];
  for (const name of numbers) if (isTime(loose[name])) item[name] = loose[name];
  for (const name of addresses) {
    const url = resolved(loose[name], base);
    if (url !== null) item[name] = url;
  }
  return item as unknown as QueueItem;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && Number.isFinite(value);
}

function resolved(address: unknown, base: string): string | null {
  if (typeof address !== 'string' || address === '') return null;
  return URL.canParse(address, base) ? new URL(address, base).href : null;
}

/** Which attribute of the player says what, but for `src`, which begins the load. */
const attributes: readonly (readonly [attribute: string, name: keyof QueueItem])[] = [
  ['type', 'type'],
  ['video-title', 'title'],
  ['artist', 'artist'],
  ['album', 'album'],
  ['poster', 'poster'],
  ['start-time', 'startTime'],
  ['clip-start', 'clipStart'],
  ['clip-end', 'clipEnd'],
  ['chapters', 'chapters'],
  ['storyboard-src', 'storyboard'],
];

/** Makes a title the player's own, by the attributes that a page would write; what it doesn't have goes. */
export function showItem(player: HTMLElement, item: QueueItem): void {
  for (const [attribute, name] of attributes) {
    const value = item[name];
    if (value === undefined) player.removeAttribute(attribute);
    else player.setAttribute(attribute, String(value));
  }
  player.setAttribute('src', item.src);
}
