import { monkeyNames, type MonkeyName } from '../monkeys/disturbance.js';

/** How much an experiment may do, least first. */
export const levels = ['dry-run', 'low', 'medium', 'high', 'extreme'] as const;
export type Level = (typeof levels)[number];

export interface LevelCaps {
  readonly monkeys: readonly MonkeyName[];
  readonly maxBlastRadiusPct: number;
  readonly maxDurationSec: number;
  /** Whether servers' processes may be frozen and killed. */
  readonly processes: boolean;
  /** Whether `confirm` has to repeat the experiment's name. */
  readonly confirm: boolean;
}

/**
 * The caps are ours, by two thoughts: what a viewer survives by waiting is allowed before what takes a way
 * to the media from them, and what reaches everyone (a process, a region) comes last. A dry run may plan
 * anything, since it does nothing.
 */
export const capsOf: Readonly<Record<Level, LevelCaps>> = {
  'dry-run': {
    monkeys: monkeyNames,
    maxBlastRadiusPct: 100,
    maxDurationSec: 86_400,
    processes: true,
    confirm: false,
  },
  low: {
    monkeys: ['latency', 'collector'],
    maxBlastRadiusPct: 5,
    maxDurationSec: 300,
    processes: false,
    confirm: false,
  },
  medium: {
    monkeys: ['latency', 'collector', 'party-store', 'chaos'],
    maxBlastRadiusPct: 25,
    maxDurationSec: 900,
    processes: false,
    confirm: false,
  },
  high: {
    monkeys: monkeyNames,
    maxBlastRadiusPct: 50,
    maxDurationSec: 1800,
    processes: true,
    confirm: false,
  },
  extreme: {
    monkeys: monkeyNames,
    maxBlastRadiusPct: 100,
    maxDurationSec: 7200,
    processes: true,
    confirm: true,
  },
};

/** The lowest level that does something and that allows it; undefined where none does. */
export function lowestLevel(allows: (caps: LevelCaps) => boolean): Level | undefined {
  return levels.find((level) => level !== 'dry-run' && allows(capsOf[level]));
}
