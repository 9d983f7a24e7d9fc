import { isVtt, parseVtt } from './parse-vtt.js';

/** One small picture of a title, for a span of it: a part of an image, or all of one. */
export interface StoryboardTile {
  /** Seconds. */
  readonly startTime: number;
  readonly endTime: number;
  /** Absolute. */
  readonly url: string;
  /** Its corner in the image, pixels. */
  readonly x: number;
  readonly y: number;
  /** Pixels; 0 where it is the whole image. */
  readonly width: number;
  readonly height: number;
}

/**
 * A storyboard from WebVTT, whose cues are images with `#xywh=x,y,width,height` or whole ones, or from the
 * JSON that Mux serves (`url`, `tile_width`, `tile_height`, `tiles` of `start`, `x`, `y`). In order, ascending.
 * @param base what addresses in it are relative to
 * @returns null for what is neither
 */
export function parseStoryboard(text: string, base: string): readonly StoryboardTile[] | null {
  const tiles = isVtt(text) ? fromVtt(text, base) : fromJson(text, base);
  return tiles?.toSorted((a, b) => a.startTime - b.startTime) ?? null;
}

const XYWH = /#(?:.*&)?xywh=(?:pixel:)?(\d+),(\d+),(\d+),(\d+)/;

function fromVtt(text: string, base: string): StoryboardTile[] {
  return parseVtt(text).flatMap(({ startTime, endTime, text: address }) => {
    if (endTime <= startTime || address === '' || !URL.canParse(address, base)) return [];
    const [x = 0, y = 0, width = 0, height = 0] = (XYWH.exec(address)?.slice(1) ?? []).map(Number);
    const url = new URL(address, base);
    url.hash = '';
    return [{ startTime, endTime, url: url.href, x, y, width, height }];
  });
}

interface MuxStoryboard {
  readonly url: string;
  readonly tile_width: number;
  readonly tile_height: number;
  readonly tiles: readonly unknown[];
}

function isMuxStoryboard(json: unknown): json is MuxStoryboard {
  if (typeof json !== 'object' || json === null) return false;
  const { url, tile_width, tile_height, tiles } = json as Partial<Record<string, unknown>>;
  return typeof url === 'string' && isLength(tile_width) && isLength(tile_height) && Array.isArray(tiles);
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && Number.isFinite(value);
}

function fromJson(text: string, base: string): StoryboardTile[] | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isMuxStoryboard(json) || !URL.canParse(json.url, base)) return null;
  const { tile_width: width, tile_height: height, tiles } = json;
  const url = new URL(json.url, base).href;
  const starts = tiles.flatMap((tile) => {
    const { start, x, y } = (tile ?? {}) as Partial<Record<string, unknown>>;
    const known = typeof start === 'number' && typeof x === 'number' && typeof y === 'number';
    return known ? [{ startTime: start, x, y }] : [];
  });
  return starts.map(({ startTime, x, y }, index) => {
    const endTime = starts[index + 1]?.startTime ?? Infinity;
    return { startTime, endTime, url, x, y, width, height };
  });
}
