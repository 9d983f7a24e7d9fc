import type {} from 'sv-player/jsx/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

type Tag = SvelteHTMLElements['sv-player'];

export const right: Tag = {
  class: 'film',
  src: 'film.m3u8',
  'video-title': 'Film',
  'start-time': 12,
  'cap-to-size': true,
  muted: true,
  'onsv-decision': (event) => event.detail.reason.toUpperCase(),
  'on:sv-decision': (event) => event.detail.reason.toUpperCase(),
  onplay: (event) => event.timeStamp.toFixed(),
};

// @ts-expect-error: a number, in the tag's attributes
export const wrong: Tag = { src: 12 };
