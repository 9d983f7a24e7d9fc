import type { PlayerRequest } from '../state/player-request.js';

export type PageName = 'root' | 'quality' | 'speed' | 'captions' | 'audio' | 'chapters' | 'queue';

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
      readonly icon?: 'loop' | 'shuffle';
      readonly label: string;
      readonly detail: string;
      readonly checked: boolean;
      readonly ask: PlayerRequest;
    };
