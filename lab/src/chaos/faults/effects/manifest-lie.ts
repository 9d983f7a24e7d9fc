import type { FaultEffect } from '../../contract.js';

/** What a manifest of either format can be made to be wrong about. */
export type ManifestLie = Exclude<
  Extract<FaultEffect, { kind: 'broken-manifest' }>['how'],
  'cut' | 'html' | 'empty'
>;

/** Durations are told as so many times what they are. */
export const WRONG_DURATION_FACTOR = 3;

/** A folder where nothing is. */
export const DEAD_FOLDER = 'gone/';
