/*
 * What the stats are made of: what is measured, and what shows it. It comes when they are first opened, together.
 * The class is exported so that a bundler keeps its module, which defines the element.
 */
export { readStats } from '../state/read-stats.js';
export { SvStatsPanel } from './sv-stats-panel.js';
