import type { FaultRule } from '../contract.js';

export const monkeyNames = ['latency', 'chaos', 'kong', 'party-store', 'collector'] as const;
export type MonkeyName = (typeof monkeyNames)[number];

/** One thing that a monkey does, and when. Plain data: a journal holds it as JSON. */
export interface Disturbance {
  /** No other of the experiment has it. The ids of its rules begin with it. */
  readonly id: string;
  readonly monkey: MonkeyName;
  /** Since the experiment began to disturb. */
  readonly fromSec: number;
  readonly toSec: number;
  /** For people: `video and audio wait 400 to 600 ms`. */
  readonly inWords: string;
  readonly act: DisturbingAct;
}

export type DisturbingAct =
  /** On every chosen viewer. */
  | { readonly kind: 'faults'; readonly rules: readonly FaultRule[] }
  /** On every chosen viewer's link. */
  | { readonly kind: 'link'; readonly change: LinkChange }
  /** On a server's process, and so on everyone it serves. */
  | { readonly kind: 'process'; readonly process: string; readonly action: ProcessAction };

/** What a link becomes: several changes at once add up their latencies and multiply their shares. */
export interface LinkChange {
  readonly addLatencyMs: number;
  /** Of its bandwidth at each moment, above 0 to 1. */
  readonly kbpsShare: number;
}

/** `freeze` is SIGSTOP, undone by SIGCONT; `kill` is SIGKILL, undone by starting it again. */
export type ProcessAction = 'freeze' | 'kill';
