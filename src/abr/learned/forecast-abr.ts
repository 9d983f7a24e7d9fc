export { PlanAbr as ForecastAbr } from '../hybrid/plan-abr.js';
