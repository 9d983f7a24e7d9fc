import { icon } from '../styles/icon.js';

export const partyIcon = icon(
  'M12 8.2a3.2 3.2 0 1 1-6.4 0 3.2 3.2 0 0 1 6.4 0zM2.8 19.2a6 6 0 0 1 12 0M15.4 5.4a3.2 3.2 0 0 1 0 5.7M17.2 14a6 6 0 0 1 4 5.2',
);
export const sendIcon = icon('M4.5 12h14M12.5 5.5L19 12l-6.5 6.5');
export const emojiIcon = icon(
  'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM8.4 14.2a4.2 4.2 0 0 0 7.2 0M9 9.4v.1M15 9.4v.1',
);
export const replyIcon = icon('M9.5 6L4.5 11l5 5M5 11h8.5a6 6 0 0 1 6 6v1');
export const moreIcon = icon('M6 12v.1M12 12v.1M18 12v.1');
export const editIcon = icon('M4.5 19.5l1-4L16 5l3 3L8.5 18.5z');
export const deleteIcon = icon('M5 7h14M10 7V4.8h4V7M7 7l.8 12h8.4L17 7');
export const hostIcon = icon('M4 17.5h16M4.5 14.5L4 7l5 3.5L12 5l3 5.5L20 7l-.5 7.5z');
export const likeIcon = icon(
  'M12 19.5C6 15.4 3.8 12.3 3.8 9.2a4.3 4.3 0 0 1 8.2-1.9 4.3 4.3 0 0 1 8.2 1.9c0 3.1-2.2 6.2-8.2 10.3z',
);
export const voteIcon = icon('M12 5.5L5 13.5h4V19h6v-5.5h4z');
export const syncIcon = icon(
  'M4.5 12a7.5 7.5 0 0 1 13-5.2L20 9.2M20 4.8v4.4h-4.4M19.5 12a7.5 7.5 0 0 1-13 5.2L4 14.8M4 19.2v-4.4h4.4',
);
export const soundIcon = icon(
  'M14.6 9.2a4 4 0 0 1 0 5.6M17.4 6.4a8 8 0 0 1 0 11.2',
  'M4 9.8v4.4h2.9l4.1 3.6V6.2L6.9 9.8z',
);
export const gearIcon = icon('M4 7.5h9M17 7.5h3M15 5.3v4.4M4 16.5h3M11 16.5h9M9 14.3v4.4');
