import { chatParts } from '../../src/party/text/chat-parts.js';

/** A name as it is mentioned: what has a space in it would end there. */
export function mentionOf(name: string): string {
  return name.replace(/[^\p{L}\p{N}_.-]+/gu, '_').replace(/^_+|[_.]+$/gu, '');
}

const plain = (name: string): string => mentionOf(name).toLocaleLowerCase();

/** Whether a text speaks to this person. */
export function mentions(text: string, name: string): boolean {
  if (name === '' || !text.includes('@')) return false;
  const wanted = plain(name);
  return chatParts(text).some((part) => part.type === 'mention' && plain(part.name) === wanted);
}

/** A mention that is being written: where its @ stands, and what there is of the name. */
export interface StartedMention {
  readonly at: number;
  readonly typed: string;
}

/** @param caret where the next character goes */
export function startedMention(text: string, caret: number): StartedMention | null {
  const found = /(?:^|[^\p{L}\p{N}_])@(?<typed>[\p{L}\p{N}_.-]*)$/u.exec(text.slice(0, caret));
  const typed = found?.groups?.['typed'];
  return typed === undefined ? null : { at: caret - typed.length - 1, typed };
}

/** Names that begin like it, or have a word that does; none where one is written out: Enter sends then. */
export function namesFor({ typed }: StartedMention, names: readonly string[]): readonly string[] {
  const start = typed.toLocaleLowerCase();
  if (names.some((name) => plain(name) === start)) return [];
  return names.filter((name) =>
    plain(name)
      .split('_')
      .some((_word, index, words) => words.slice(index).join('_').startsWith(start)),
  );
}
