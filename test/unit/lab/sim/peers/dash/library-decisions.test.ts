import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { dashPeers } from '../../../../../../lab/src/sim/peers/dash/index.js';
import { Link } from '../../../../../../lab/src/sim/network/link.js';
import { playSession } from '../../../../../../lab/src/sim/session/play-session.js';
import { LibraryAbr } from './support/library-abr.js';
import { loadDashjs, type FactoryMaker } from './support/load-dashjs.js';
import { PairedAbr, type Answers } from './support/paired-abr.js';
import { arbitrarySession, type RandomSession } from './support/arbitrary-session.js';

const guards = ['insufficientBufferRule', 'switchHistoryRule', 'abandonRequestsRule'];

/** The library's settings that each of ours stands for. */
const activeRules: Readonly<Record<string, readonly string[]>> = {
  'dash.js-dynamic': ['throughputRule', 'bolaRule', ...guards],
  'dash.js-throughput': ['throughputRule', ...guards],
  'dash.js-bola': ['bolaRule', ...guards],
  'dash.js-l2a': ['l2ARule'],
  'dash.js-lolp': ['loLPRule'],
};

/** The seed of LoL+'s first weights in ours. */
const lolpSeed = 20201;

describe('the rules of dash.js decide as the library itself does', () => {
  let maker: FactoryMaker;
  beforeAll(async () => {
    maker = await loadDashjs();
  });

  function answersOf(
    name: string,
    { title, trace, maxBufferSec, live, playbackRate }: RandomSession,
  ): Answers[] {
    const ours = dashPeers.find((peer) => peer.name === name);
    if (ours === undefined) throw new Error(`No peer named ${name}`);
    const pair = new PairedAbr(ours.create(), new LibraryAbr(maker, activeRules[name] ?? [], lolpSeed));
    playSession({
      controller: pair,
      title,
      link: new Link(trace),
      maxBufferSec,
      playbackRate,
      ...(live !== undefined && { live }),
    });
    pair.reset();
    return pair.answers;
  }

  it.each(Object.keys(activeRules))('%s, on random networks and ladders', (name) => {
    fc.assert(
      fc.property(arbitrarySession, (session) => {
        for (const { question, atMs, ours, theirs } of answersOf(name, session))
          expect({ question, atMs, ...ours }).toEqual({ question, atMs, ...theirs });
      }),
      { seed: 5021, numRuns: name === 'dash.js-lolp' ? 10 : 40, endOnFailure: true },
    );
  });

  it('those sessions make the library abandon, hold, raise and lower', () => {
    const answers = fc
      .sample(arbitrarySession, { seed: 5021, numRuns: 30 })
      .flatMap((session) => answersOf('dash.js-dynamic', session));
    const decisions = answers.filter(({ question }) => question === 'decide').map(({ theirs }) => theirs);
    const steps = decisions.map((decision, k) =>
      Math.sign((decision?.renditionIndex ?? 0) - (decisions[k - 1]?.renditionIndex ?? 0)),
    );
    expect(new Set(steps)).toEqual(new Set([-1, 0, 1]));
    expect(decisions.some((decision) => (decision?.waitMs ?? 0) > 0)).toBe(true);
    expect(answers.some(({ question, theirs }) => question === 'abandon' && theirs !== null)).toBe(true);
  });
});
