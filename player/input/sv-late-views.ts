/*
 * What is drawn of keys, other screens and other windows: little, and seldom wanted, so it comes together. The
 * classes are exported so that a bundler keeps the modules, which define their elements.
 */
export { SvAwayNote } from './sv-away-note.js';
export { openKeySheet, SvKeySheet } from './sv-key-sheet.js';
export { SvRemoteButton } from './sv-remote-button.js';
