import { icon } from './icon.js';

export const checkIcon = icon('M5.5 12.5l4.3 4.3 8.7-9.3');
export const chevronIcon = icon('M9.5 6.5l5.5 5.5-5.5 5.5');
export const qualityIcon = icon('M5 18.5v-3M10 18.5v-6.5M15 18.5v-10M20 18.5v-13');
export const speedIcon = icon('M6.1 18a8.3 8.3 0 1 1 11.8 0M12 13l3.4-4.2');
export const statsIcon = icon('M4 5v14h16M8 14.2l3.4-4 3.1 2.6 4.5-5.3');
