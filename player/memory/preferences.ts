import { readCaptionStyle, type CaptionStyle } from '../captions/caption-style.js';

/** What a viewer chose in earlier titles; absent where nothing was chosen. */
export interface Preferences {
  /** 0 to 1. */
  readonly volume?: number;
  readonly muted?: boolean;
  readonly rate?: number;
  /** `language` is the one shown last, be captions on or off now. */
  readonly captions?: { readonly on: boolean; readonly language: string };
  /** Of the sound, BCP 47. */
  readonly audio?: string;
  /** The quality that was pinned last, as the most to load, pixels of height. */
  readonly maxHeight?: number;
  readonly captionStyle?: CaptionStyle;
  /** The name of what chooses renditions. */
  readonly abr?: string;
  readonly dataSaver?: 'on' | 'off';
}

export const PREFERENCES_KEY = 'sv-player:preferences';

/** What `remember-preferences` may name. */
const kinds = ['volume', 'speed', 'captions', 'audio', 'quality', 'abr', 'data-saver'] as const;
export type PreferenceKind = (typeof kinds)[number];

/** The kinds an attribute's value names: all of them where it names none. */
export function preferenceKinds(value: string): ReadonlySet<PreferenceKind> {
  const words = value.toLowerCase().split(/[\s,]+/);
  const named = kinds.filter((kind) => words.includes(kind));
  return new Set(named.length > 0 ? named : kinds);
}

/** What was stored; whatever is none of ours, or out of range, is left out. */
export function readPreferences(text: string | null): Preferences {
  let json: unknown;
  try {
    json = JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
  if (typeof json !== 'object' || json === null) return {};
  const stored = json as Partial<Record<string, unknown>>;
  const { volume, muted, rate, captions, audio, maxHeight, abr, dataSaver } = stored;
  const { style } = readCaptionStyle(stored['captionStyle']);
  const language = languageOf(captions);
  return {
    ...(isBetween(volume, 0, 1) ? { volume } : {}),
    ...(typeof muted === 'boolean' ? { muted } : {}),
    ...(isBetween(rate, 0.1, 16) ? { rate } : {}),
    ...(language ? { captions: language } : {}),
    ...(typeof audio === 'string' && audio !== '' ? { audio } : {}),
    ...(isBetween(maxHeight, 1, 100_000) ? { maxHeight } : {}),
    ...(Object.keys(style).length > 0 ? { captionStyle: style } : {}),
    ...(typeof abr === 'string' && abr !== '' ? { abr } : {}),
    ...(dataSaver === 'on' || dataSaver === 'off' ? { dataSaver } : {}),
  };
}

function isBetween(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}

function languageOf(captions: unknown): Preferences['captions'] | null {
  const { on, language } = (captions ?? {}) as Partial<Record<string, unknown>>;
  return typeof on === 'boolean' && typeof language === 'string' ? { on, language } : null;
}

/** The place of a track in this language: the very one, else a relative of it; −1 for none. */
export function matchLanguage(languages: readonly string[], wanted: string): number {
  const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';
  const exact = languages.findIndex((language) => language.toLowerCase() === wanted.toLowerCase());
  return exact >= 0 ? exact : languages.findIndex((language) => primary(language) === primary(wanted));
}
