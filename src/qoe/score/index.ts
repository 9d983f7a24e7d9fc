export { scoresOf, SCORE_VERSION } from './scores.js';
export { summaryOf, type ScoredSummary } from './summary-of.js';
export type { ViewSummary } from '../model/view-summary.js';
