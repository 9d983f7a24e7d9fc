import * as fc from 'fast-check';

/**
 * The same cases in every run, so that a change is judged by what it changed. `FC_SEED=random` looks for new ones,
 * and `FC_SEED=123` tries those again.
 */
const { FC_SEED = '20261122' } = process.env;
if (FC_SEED !== 'random') fc.configureGlobal({ seed: Number(FC_SEED) });
