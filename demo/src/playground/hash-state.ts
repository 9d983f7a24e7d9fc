import type { WrittenAttribute } from '../parts/tag-text.js';
import type { ElementInfo } from './attribute-info.js';

/** A tag as the playground has it. */
export interface TagState {
  readonly tag: string;
  readonly attributes: readonly WrittenAttribute[];
}

const TAG_KEY = 'tag';

/** The page's hash for a tag: `#tag=sv-player&src=…&muted=`. */
export function hashOf({ tag, attributes }: TagState): string {
  const query = new URLSearchParams([
    [TAG_KEY, tag],
    ...attributes.map(({ name, value }): [string, string] => [name, value]),
  ]);
  return `#${query.toString()}`;
}

/**
 * The tag in a hash, by the elements that there are; null where there is none. What the element doesn't have
 * is left out, and named in `unknown`.
 */
export function readHash(
  hash: string,
  elements: readonly ElementInfo[],
): { readonly state: TagState; readonly unknown: readonly string[] } | null {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  if (query.size === 0) return null;
  const wanted = query.get(TAG_KEY);
  const element = elements.find(({ tagName }) => tagName === wanted);
  const fallback = element ?? elements.find(({ tagName }) => tagName === 'sv-player') ?? elements[0];
  if (fallback === undefined) return null;
  const given = [...query].filter(([name]) => name !== TAG_KEY);
  const has = (name: string): boolean => fallback.attributes.some((attribute) => attribute.name === name);
  return {
    state: {
      tag: fallback.tagName,
      attributes: given.filter(([name]) => has(name)).map(([name, value]) => ({ name, value })),
    },
    unknown: [
      ...(element === undefined && wanted !== null ? [`<${wanted}>`] : []),
      ...given.filter(([name]) => !has(name)).map(([name]) => name),
    ],
  };
}
