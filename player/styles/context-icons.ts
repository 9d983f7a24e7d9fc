import { icon } from './icon.js';
import { pictureInPictureIcon } from './icons.js';
import { loopIcon, statsIcon } from './menu-icons.js';

const linkIcon = icon(
  'M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7l-1.3 1.3M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.3-1.3',
);
const debugIcon = icon('M6 4.5h8.5L18 8v11.5H6zM9 11h6M9 15h6');
const aboutIcon = icon('M12 20.5a8.5 8.5 0 1 0 0-17a8.5 8.5 0 0 0 0 17M12 11v5.2M12 7.8v.1');

/** Of the context menu's items, by their names. */
export const contextIcons = {
  loop: loopIcon,
  link: linkIcon,
  debug: debugIcon,
  'picture-in-picture': pictureInPictureIcon,
  stats: statsIcon,
  about: aboutIcon,
};
