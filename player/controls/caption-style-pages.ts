import { captionEdges, captionFonts, type CaptionStyle } from '../captions/caption-style.js';
import { USUAL_BACKGROUND } from '../captions/cue-css.js';
import type { MenuWords } from '../locales/menu-words.js';
import type { PlayerState } from '../state/player-state.js';
import type { MenuItem, StylePage } from './menu-item.js';

const sizes = [50, 75, 100, 125, 150, 200, 300];
const opacities = [0, 0.25, 0.5, 0.75, 1];
/** The eight of the FCC's rules on captions. */
const colors = [
  '#ffffff',
  '#ffff00',
  '#00ff00',
  '#00ffff',
  '#0000ff',
  '#ff00ff',
  '#ff0000',
  '#000000',
] as const;

interface StylePart {
  readonly name: keyof CaptionStyle;
  readonly title: (words: MenuWords) => string;
  readonly values: readonly (string | number)[];
  readonly label: (value: string | number, words: MenuWords, locale: string) => string;
}

const percent = (share: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent' }).format(share);
const named = (names: Readonly<Record<string, string>>, value: string | number): string =>
  names[String(value).toLowerCase()] ?? String(value);

/** Each page of it sets one member of the style. */
const parts: Readonly<Record<StylePage, StylePart>> = {
  'caption-size': {
    name: 'sizePercent',
    title: ({ size }) => size,
    values: sizes,
    label: (value, _words, locale) => percent(Number(value) / 100, locale),
  },
  'caption-color': {
    name: 'color',
    title: ({ color }) => color,
    values: colors,
    label: (value, words) => named(words.colors, value),
  },
  'caption-background': {
    name: 'backgroundColor',
    title: ({ background }) => background,
    values: colors,
    label: (value, words) => named(words.colors, value),
  },
  'caption-opacity': {
    name: 'backgroundOpacity',
    title: ({ opacity }) => opacity,
    values: opacities,
    label: (value, _words, locale) => percent(Number(value), locale),
  },
  'caption-edge': {
    name: 'edge',
    title: ({ edge }) => edge,
    values: captionEdges,
    label: (value, words) => named(words.edges, value),
  },
  'caption-font': {
    name: 'font',
    title: ({ font }) => font,
    values: captionFonts,
    label: (value, words) => named(words.fonts, value),
  },
};

export function isStylePage(page: string): page is StylePage {
  return Object.hasOwn(parts, page);
}

export function stylePageTitle(page: StylePage, words: MenuWords): string {
  return parts[page].title(words);
}

/** What the way to these pages says: whether there is a style of the viewer's own. */
export function styleInWords({ captionStyle }: PlayerState, words: MenuWords): string {
  return Object.keys(captionStyle).length === 0 ? words.byDefault : words.ownStyle;
}

/** All that can be chosen, with what is, and the way back to none of it. */
export function captionStyleItems(
  { captionStyle }: PlayerState,
  words: MenuWords,
  locale: string,
): MenuItem[] {
  const pages = Object.entries(parts).map(([page, { name, title, label }]): MenuItem => {
    const value = captionStyle[name];
    const detail = value === undefined ? words.byDefault : label(value, words, locale);
    return { kind: 'page', page: page as StylePage, label: title(words), detail };
  });
  return [
    ...pages,
    { kind: 'action', label: words.reset, detail: '', ask: { type: 'set-caption-style', style: {} } },
  ];
}

/** The values of one of them; the first is to have no wish. */
export function stylePageItems(
  page: StylePage,
  { captionStyle }: PlayerState,
  words: MenuWords,
  locale: string,
): MenuItem[] {
  const { name, values, label } = parts[page];
  const { [name]: chosen, ...others } = captionStyle;
  const item = (text: string, value: string | number | undefined): MenuItem => ({
    kind: 'radio',
    label: text,
    detail: '',
    checked: value === chosen,
    stays: true,
    ask: {
      type: 'set-caption-style',
      style: value === undefined ? others : { ...others, [name]: value },
    },
  });
  const strange = chosen === undefined || values.includes(chosen) ? [] : [chosen];
  return [
    item(words.byDefault, undefined),
    ...[...values, ...strange].map((value) => item(label(value, words, locale), value)),
  ];
}

/** The preview's own looks, where the viewer has no wish; browsers' usual ones. */
export const usualPreview: CaptionStyle = {
  sizePercent: 100,
  color: '#ffffff',
  backgroundColor: USUAL_BACKGROUND.color,
  backgroundOpacity: USUAL_BACKGROUND.opacity,
};
