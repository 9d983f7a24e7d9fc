import type { PlayerRequest } from '../state/player-request.js';

export type StylePage =
  | 'caption-size'
  | 'caption-color'
  | 'caption-background'
  | 'caption-opacity'
  | 'caption-edge'
  | 'caption-font';

export type PageName =
  | 'root'
  | 'quality'
  | 'speed'
  | 'captions'
  | 'audio'
  | 'chapters'
  | 'queue'
  | 'abr'
  | 'caption-style'
  | StylePage;

const parents: Partial<Record<PageName, PageName>> = {
  abr: 'quality',
  'caption-style': 'captions',
  'caption-size': 'caption-style',
  'caption-color': 'caption-style',
  'caption-background': 'caption-style',
  'caption-opacity': 'caption-style',
  'caption-edge': 'caption-style',
  'caption-font': 'caption-style',
};

/** Where the way back leads. */
export function pageAbove(page: PageName): PageName {
  return parents[page] ?? 'root';
}

export type MenuItem =
  | {
      readonly kind: 'page';
      readonly page: Exclude<PageName, 'root'>;
      readonly label: string;
      readonly detail: string;
    }
  | {
      readonly kind: 'radio' | 'checkbox';
      /** Of a checkbox; default that of the stats. */
      readonly icon?: 'loop' | 'shuffle' | 'data-saver';
      readonly label: string;
      readonly detail: string;
      readonly checked: boolean;
      /** The menu stays open, since more is going to be chosen. */
      readonly stays?: true;
      readonly ask: PlayerRequest;
    }
  /** Does something, and leaves the menu as it is. */
  | { readonly kind: 'action'; readonly label: string; readonly detail: ''; readonly ask: PlayerRequest };
