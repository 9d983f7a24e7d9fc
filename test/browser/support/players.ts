import type { SvPlayer, SvVideo } from '../../../player/define.js';

interface Tags {
  'sv-video': SvVideo;
  'sv-player': SvPlayer;
}

const opened: HTMLElement[] = [];

/** An element with these attributes, muted so that it may play unasked; not in the page yet. */
export function make<Tag extends keyof Tags>(tag: Tag, attributes: Record<string, string> = {}): Tags[Tag] {
  const element = document.createElement(tag);
  element.setAttribute('muted', '');
  element.style.width = '320px';
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  opened.push(element);
  return element;
}

/** The same, in the page. */
export function open<Tag extends keyof Tags>(tag: Tag, attributes: Record<string, string> = {}): Tags[Tag] {
  const element = make(tag, attributes);
  document.body.append(element);
  return element;
}

/** Removes every element that was made, and so lets its engine go. */
export function closeAll(): void {
  for (const element of opened.splice(0)) element.remove();
}
