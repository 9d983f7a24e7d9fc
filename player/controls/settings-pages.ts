import type { CaptionStyle } from '../captions/caption-style.js';
import { englishMenu } from '../locales/menu-en.js';
import type { MenuWords } from '../locales/menu-words.js';
import { englishTitle } from '../locales/title-en.js';
import type { TitleWords } from '../locales/title-words.js';
import type { Words } from '../locales/words.js';
import type { AudioChoice, CaptionTrack, PlayerState } from '../state/player-state.js';
import { captionLabel } from './caption-label.js';
import {
  captionStyleItems,
  isStylePage,
  styleInWords,
  stylePageItems,
  stylePageTitle,
  usualPreview,
} from './caption-style-pages.js';
import type { MenuItem, PageName } from './menu-item.js';
import { abrItems, choiceItems } from './quality-pages.js';
import { chapterItems, chapterNow, loopItem, queueItems, queueNow } from './title-pages.js';
import { formatBitrate, qualityInWords, renditionLabel } from './rendition-label.js';

export type { MenuItem, PageName } from './menu-item.js';

export interface MenuPage {
  readonly title: string;
  readonly items: readonly MenuItem[];
  /** What captions look like now, to be shown above the items. */
  readonly preview?: CaptionStyle;
}

function speedLabel(rate: number, words: Words): string {
  return rate === 1 ? words.normalSpeed : `${new Intl.NumberFormat(words.locale).format(rate)}×`;
}

function captionsInWords(captions: readonly CaptionTrack[], words: Words): string {
  const shown = captions.find((track) => track.showing);
  return shown ? captionLabel(shown, words) : words.captionsOff;
}

function audioInWords(tracks: readonly AudioChoice[], words: Words): string {
  const heard = tracks.find((track) => track.selected);
  return heard ? captionLabel(heard, words) : '';
}

function rootItems(state: PlayerState, words: Words, titleWords: TitleWords): MenuItem[] {
  const items: MenuItem[] = [];
  if (state.renditions.length > 0) {
    const detail = qualityInWords(state, words);
    items.push({ kind: 'page', page: 'quality', label: words.quality, detail });
  }
  const speed = speedLabel(state.playbackRate, words);
  items.push({ kind: 'page', page: 'speed', label: words.speed, detail: speed });
  if (state.captions.length > 0) {
    const detail = captionsInWords(state.captions, words);
    items.push({ kind: 'page', page: 'captions', label: words.captions, detail });
  }
  if (state.audioTracks.length > 1) {
    const detail = audioInWords(state.audioTracks, words);
    items.push({ kind: 'page', page: 'audio', label: words.audio, detail });
  }
  if (state.chapters.length > 0) {
    items.push({ kind: 'page', page: 'chapters', label: titleWords.chapters, detail: chapterNow(state) });
  }
  if (state.queue) {
    items.push({
      kind: 'page',
      page: 'queue',
      label: titleWords.queue,
      detail: queueNow(state.queue, words.locale),
    });
  }
  if (!state.live) items.push(loopItem(state, titleWords));
  items.push({
    kind: 'checkbox',
    label: words.stats,
    detail: '',
    checked: state.statsOpen,
    ask: { type: 'toggle-stats' },
  });
  return items;
}

/** Auto, then the best first. */
function qualityItems(state: PlayerState, words: Words): MenuItem[] {
  const { selection, renditions } = state;
  const auto: MenuItem = {
    kind: 'radio',
    label: selection.mode === 'auto' ? qualityInWords(state, words) : words.auto,
    detail: '',
    checked: selection.mode === 'auto',
    ask: { type: 'select-rendition', selection: { mode: 'auto' } },
  };
  const pins = renditions.map((rendition, renditionIndex): MenuItem => {
    const label = renditionLabel(rendition, words.locale);
    const rate = formatBitrate(rendition.bitrateKbps, words.locale);
    return {
      kind: 'radio',
      label,
      detail: rate === label ? '' : rate,
      checked: selection.mode === 'pinned' && selection.renditionIndex === renditionIndex,
      ask: { type: 'select-rendition', selection: { mode: 'pinned', renditionIndex } },
    };
  });
  return [auto, ...pins.reverse()];
}

function speedItems({ playbackRate, playbackRates }: PlayerState, words: Words): MenuItem[] {
  return playbackRates.map((rate) => ({
    kind: 'radio',
    label: speedLabel(rate, words),
    detail: '',
    checked: rate === playbackRate,
    ask: { type: 'set-rate', rate },
  }));
}

function captionItems(state: PlayerState, words: Words, menuWords: MenuWords): MenuItem[] {
  const { captions } = state;
  const radio = (label: string, index: number, checked: boolean): MenuItem => ({
    kind: 'radio',
    label,
    detail: '',
    checked,
    ask: { type: 'select-captions', index },
  });
  return [
    radio(words.captionsOff, -1, !captions.some((track) => track.showing)),
    ...captions.map((track) => radio(captionLabel(track, words), track.index, track.showing)),
    {
      kind: 'page',
      page: 'caption-style',
      label: menuWords.captionStyle,
      detail: styleInWords(state, menuWords),
    },
  ];
}

function audioItems({ audioTracks }: PlayerState, words: Words): MenuItem[] {
  return audioTracks.map((track) => ({
    kind: 'radio',
    label: captionLabel(track, words),
    detail: '',
    checked: track.selected,
    ask: { type: 'select-audio', index: track.index },
  }));
}

/** One page of the settings menu, as it stands now. */
export function settingsPage(
  page: PageName,
  state: PlayerState,
  words: Words,
  titleWords: TitleWords = englishTitle,
  menuWords: MenuWords = englishMenu,
): MenuPage {
  const preview = { ...usualPreview, ...state.captionStyle };
  if (isStylePage(page)) {
    const items = stylePageItems(page, state, menuWords, words.locale);
    return { title: stylePageTitle(page, menuWords), items, preview };
  }
  switch (page) {
    case 'root':
      return { title: words.settings, items: rootItems(state, words, titleWords) };
    case 'quality':
      return {
        title: words.quality,
        items: [...qualityItems(state, words), ...choiceItems(state, menuWords)],
      };
    case 'speed':
      return { title: words.speed, items: speedItems(state, words) };
    case 'captions':
      return { title: words.captions, items: captionItems(state, words, menuWords) };
    case 'caption-style': {
      const items = captionStyleItems(state, menuWords, words.locale);
      return { title: menuWords.captionStyle, items, preview };
    }
    case 'abr':
      return { title: menuWords.automaticChoice, items: abrItems(state, menuWords) };
    case 'audio':
      return { title: words.audio, items: audioItems(state, words) };
    case 'chapters':
      return { title: titleWords.chapters, items: chapterItems(state) };
    case 'queue':
      return { title: titleWords.queue, items: queueItems(state, titleWords) };
  }
}
