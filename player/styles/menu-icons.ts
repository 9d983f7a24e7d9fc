import { icon } from './icon.js';

export const checkIcon = icon('M5.5 12.5l4.3 4.3 8.7-9.3');
export const chevronIcon = icon('M9.5 6.5l5.5 5.5-5.5 5.5');
export const qualityIcon = icon('M5 18.5v-3M10 18.5v-6.5M15 18.5v-10M20 18.5v-13');
export const speedIcon = icon('M6.1 18a8.3 8.3 0 1 1 11.8 0M12 13l3.4-4.2');
export const statsIcon = icon('M4 5v14h16M8 14.2l3.4-4 3.1 2.6 4.5-5.3');
export const audioIcon = icon(
  'M9 17.8V6.2l10-2v11.4M9 17.8a2.6 2.6 0 1 1-5.2 0a2.6 2.6 0 0 1 5.2 0M19 15.6a2.6 2.6 0 1 1-5.2 0a2.6 2.6 0 0 1 5.2 0',
);
export const chaptersIcon = icon('M4.5 6.5h2M4.5 12h2M4.5 17.5h2M10 6.5h9.5M10 12h9.5M10 17.5h6');
export const queueIcon = icon('M4 6.5h16M4 12h9M4 17.5h9', 'M16.5 12.5v6l4.5-3z');
export const loopIcon = icon(
  'M17 3.5l3 3-3 3M20 6.5H8.5A4.5 4.5 0 0 0 4 11M7 20.5l-3-3 3-3M4 17.5h11.5A4.5 4.5 0 0 0 20 13',
);
export const dataSaverIcon = icon('M12 3.5v11M7.5 10.5l4.5 4.5 4.5-4.5M5 20h14');
export const shuffleIcon = icon(
  'M3.5 7H7l9 10h4.5M3.5 17H7l2.6-2.9M13.4 9.9L16 7h4.5M18 4.5L20.5 7 18 9.5M18 14.5l2.5 2.5-2.5 2.5',
);
