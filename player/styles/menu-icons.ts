import { icon } from './icon.js';

export const checkIcon = icon('M5.5 12.5l4.3 4.3 8.7-9.3');
export const chevronIcon = icon('M9.5 6.5l5.5 5.5-5.5 5.5');
export const qualityIcon = icon('M5 18.5v-3M10 18.5v-6.5M15 18.5v-10M20 18.5v-13');
export const speedIcon = icon('M6.1 18a8.3 8.3 0 1 1 11.8 0M12 13l3.4-4.2');
export const statsIcon = icon('M4 5v14h16M8 14.2l3.4-4 3.1 2.6 4.5-5.3');
export const audioIcon = icon(
  'M9 17.8V6.2l10-2v11.4M9 17.8a2.6 2.6 0 1 1-5.2 0a2.6 2.6 0 0 1 5.2 0M19 15.6a2.6 2.6 0 1 1-5.2 0a2.6 2.6 0 0 1 5.2 0',
);
