/**
 * Which characters people may send each other. What hides, reorders or piles up is taken out by a page
 * before it sends, and refused by an authority: an honest page never meets the refusal.
 *
 * Kept: every script with its marks, emoji with their joiners and selectors, line breaks. Zero-width
 * joiners are kept where a script or an emoji needs them, between two visible characters.
 */

/** Controls but the line break, separators of lines and paragraphs, surrogates without a partner. */
const CONTROLS = /[^\P{Cc}\n]|[\u2028\u2029]|\p{Cs}/gu;
/** Direction marks, embeddings, overrides, isolates (UAX 9), and the deprecated ones beside them. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]/gu;
/** What has no width and joins nothing: soft hyphen, zero-width space, fillers, word joiner, BOM, tags. */
const INVISIBLE =
  /[\u00ad\u115f\u1160\u180e\u200b\u2060-\u2065\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]|\u034f|\u17b4|\u17b5/gu;
/** Flags of England, Scotland, Wales: the one use of tags that people see. */
const TAGGED_FLAG = /(?<flag>\u{1f3f4}[\u{e0061}-\u{e007a}]{5}\u{e007f})/gu;
/** A joiner that doesn't stand between two visible characters. */
const LOOSE_JOINERS = /(?<=^|[\s\u200c\u200d])[\u200c\u200d]+|[\u200c\u200d]+(?=$|\s)/gu;
/** Scripts need up to four marks on a letter; more is a pile. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;
const BLANK_LINES = /\n[^\S\n]*(?:\n[^\S\n]*){2,}/gu;

/** Text for the chat, as it may be sent. Empty where nothing visible is left. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(CONTROLS, '')
    .replace(DIRECTIONS, '')
    .split(TAGGED_FLAG)
    .map((piece, at) => (at % 2 === 1 ? piece : piece.replace(INVISIBLE, '')))
    .join('')
    .replace(LOOSE_JOINERS, '')
    .normalize('NFC')
    .replace(PILED_MARKS, '$1')
    .replace(BLANK_LINES, '\n\n')
    .trim();
}

/** A name, label or reason: one line, single spaces. */
export function cleanName(name: string): string {
  return cleanText(name).replace(/\s+/gu, ' ');
}

/** ASCII letters and marks in one line, most of what is said in many rooms: nothing in it can be unclean. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/u;

/** Null for text as {@link cleanText} leaves it, else what is wrong with it. */
export function textFault(text: string, maxLength: number): string | null {
  if (text.length > maxLength) return `Longer than ${maxLength} characters.`;
  if (PLAIN.test(text)) return null;
  if (text.trim() === '') return 'Nothing visible in it.';
  return cleanText(text) === text
    ? null
    : 'Control, direction or invisible characters, piled marks, or space around it: send what cleanText() gives.';
}

/** The same for a name, label or reason. */
export function nameFault(name: string, maxLength: number): string | null {
  const fault = textFault(name, maxLength);
  if (fault !== null) return fault;
  return cleanName(name) === name ? null : 'Line breaks or several spaces: send what cleanName() gives.';
}

const EMOJI_PARTS = /^(?:\p{Extended_Pictographic}|\p{Emoji_Component})+$/u;
const EMOJI_CORE = /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[#*0-9]\ufe0f?\u20e3/u;

/** Whether this is an emoji, and nothing beside it. */
export function isEmoji(text: string, maxLength: number): boolean {
  return text.length <= maxLength && EMOJI_PARTS.test(text) && EMOJI_CORE.test(text);
}
