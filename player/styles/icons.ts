import { icon } from './icon.js';

const SPEAKER = 'M4 9.8v4.4h2.9l4.1 3.6V6.2L6.9 9.8z';
const SCREEN =
  'M5.5 5h13A2.5 2.5 0 0 1 21 7.5v9a2.5 2.5 0 0 1-2.5 2.5h-13A2.5 2.5 0 0 1 3 16.5v-9A2.5 2.5 0 0 1 5.5 5z';

export const playIcon = icon('', 'M8 6v12l10-6z');
export const pauseIcon = icon('', 'M7.5 6.5h2v11h-2zM14.5 6.5h2v11h-2z');
export const replayIcon = icon('M6.6 3.2v4.2h4.2M6.9 7.1a7.1 7.1 0 1 1-1.9 4.9');
export const nextIcon = icon('M17.5 6.5v11', 'M6.5 6.5v11l8-5.5z');
export const previousIcon = icon('M6.5 6.5v11', 'M17.5 6.5v11l-8-5.5z');
export const volumeHighIcon = icon('M14.6 9.2a4 4 0 0 1 0 5.6M17.4 6.4a8 8 0 0 1 0 11.2', SPEAKER);
export const volumeLowIcon = icon('M14.6 9.2a4 4 0 0 1 0 5.6', SPEAKER);
export const mutedIcon = icon('M15.8 9.8l4.4 4.4M20.2 9.8l-4.4 4.4', SPEAKER);
export const captionsIcon = icon(`${SCREEN}M10.8 10.4a2.1 2.1 0 1 0 0 3.2M17.4 10.4a2.1 2.1 0 1 0 0 3.2`);
export const settingsIcon = icon(
  'M15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0z' +
    'M10.1 4.9L10.4 2.5L13.6 2.5L13.9 4.9L15.7 5.7L17.5 4.2L19.8 6.5L18.3 8.3L19.1 10.1L21.5 10.4L21.5 13.6L19.1 13.9L18.3 15.7L19.8 17.5L17.5 19.8L15.7 18.3L13.9 19.1L13.6 21.5L10.4 21.5L10.1 19.1L8.3 18.3L6.5 19.8L4.2 17.5L5.7 15.7L4.9 13.9L2.5 13.6L2.5 10.4L4.9 10.1L5.7 8.3L4.2 6.5L6.5 4.2L8.3 5.7z',
);
export const pictureInPictureIcon = icon(
  'M10.5 19h-5A2.5 2.5 0 0 1 3 16.5v-9A2.5 2.5 0 0 1 5.5 5h13A2.5 2.5 0 0 1 21 7.5V9.5',
  'M14.5 14H20v4h-5.5z',
);
export const fullscreenIcon = icon(
  'M4 9V5.5A1.5 1.5 0 0 1 5.5 4H9M15 4h3.5A1.5 1.5 0 0 1 20 5.5V9M20 15v3.5a1.5 1.5 0 0 1-1.5 1.5H15M9 20H5.5A1.5 1.5 0 0 1 4 18.5V15',
);
export const leaveFullscreenIcon = icon(
  'M9 4v3.5A1.5 1.5 0 0 1 7.5 9H4M20 9h-3.5A1.5 1.5 0 0 1 15 7.5V4M15 20v-3.5a1.5 1.5 0 0 1 1.5-1.5H20M4 15h3.5A1.5 1.5 0 0 1 9 16.5V20',
);
export const alertIcon = icon('M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 7.5v5.2M12 16.3v.1');
export const offlineIcon = icon(
  'M3.5 3.5l17 17M8.7 15.6a5 5 0 0 1 6.6 0M5.4 12.3a9.6 9.6 0 0 1 4.3-2.5M14.8 10a9.6 9.6 0 0 1 3.8 2.3M2.4 9a14.2 14.2 0 0 1 4-2.6M11 5.1A14.2 14.2 0 0 1 21.6 9M12 19v.1',
);
export const closeIcon = icon('M7 7l10 10M17 7L7 17');
