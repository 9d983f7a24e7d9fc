// Every browser, worker and Node has it; this room compiles without the DOM library, where its type is.
declare const URL: new (
  text: string,
) => Readonly<Record<'href' | 'protocol' | 'username' | 'password', string>>;

/** A piece of a message, to be shown as text, link or button; never as markup. */
export type ChatPart =
  | { readonly type: 'text'; readonly text: string }
  /** `href` is http(s); open it with `rel="noopener noreferrer nofollow"`. */
  | { readonly type: 'link'; readonly text: string; readonly href: string }
  /** `1:02:03`: a place in the title. */
  | { readonly type: 'time'; readonly text: string; readonly positionSec: number }
  | { readonly type: 'mention'; readonly text: string; readonly name: string };

const PARTS =
  /(?<link>https?:\/\/[^\s<>"]+)|(?<![\d:.])(?<time>(?:\d{1,2}:)?[0-5]?\d:[0-5]\d)(?![\d:])|(?<![\p{L}\p{N}_])@(?<name>[\p{L}\p{N}_.-]+)/giu;

/** Punctuation that closes a sentence, not an address; a bracket only where none was opened. */
function endOfLink(link: string): number {
  let end = link.length;
  for (;;) {
    const last = link.charAt(end - 1);
    const isOpen =
      last === ')' && link.slice(0, end).split('(').length > link.slice(0, end - 1).split(')').length;
    if (!/[.,;:!?'"\])}»]/u.test(last) || isOpen) return end;
    end -= 1;
  }
}

function safeHref(text: string): string | null {
  try {
    const url = new URL(text);
    const isPlain = url.username === '' && url.password === '';
    return isPlain && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null;
  } catch {
    return null;
  }
}

const secondsOf = (time: string): number =>
  time.split(':').reduce((total, part) => total * 60 + Number(part), 0);

/** A message's text in its parts; joined, their texts are the message again. */
export function chatParts(message: string): readonly ChatPart[] {
  const parts: ChatPart[] = [];
  let done = 0;
  const add = (start: number, part: ChatPart): void => {
    if (start > done) parts.push({ type: 'text', text: message.slice(done, start) });
    parts.push(part);
    done = start + part.text.length;
  };
  for (const { index, groups = {} } of message.matchAll(PARTS)) {
    const { link, time, name } = groups;
    if (index < done) continue;
    if (link !== undefined) {
      const text = link.slice(0, endOfLink(link));
      const href = safeHref(text);
      if (href !== null) add(index, { type: 'link', text, href });
    } else if (time !== undefined) {
      add(index, { type: 'time', text: time, positionSec: secondsOf(time) });
    } else if (name !== undefined) add(index, { type: 'mention', text: `@${name}`, name });
  }
  if (done < message.length) parts.push({ type: 'text', text: message.slice(done) });
  return parts;
}
