/** What only a title with chapters or a storyboard needs of the seek bar; loaded for one. */
export { chapterGaps } from './chapter-gaps.js';
export { showTile } from './seek-preview.js';
