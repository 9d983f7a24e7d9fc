/** What is drawn of keys, other screens and other windows: little, and seldom wanted, so it comes together. */
import './sv-away-note.js';
import './sv-remote-button.js';

export { openKeySheet } from './sv-key-sheet.js';
