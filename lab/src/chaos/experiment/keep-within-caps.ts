import type { Fields } from '../../document/fields.js';
import { refusal, within, type Place } from '../../document/place.js';
import type { Experiment } from './experiment.js';
import { capsOf, lowestLevel, type LevelCaps } from './level.js';

/** Refuses what the experiment's level doesn't allow, with the level that would. @throws LabInputError */
export function keepWithinCaps(
  experiment: Experiment,
  fields: Fields<'confirm' | 'monkeys' | 'blastRadiusPct' | 'durationSec' | 'level'>,
): void {
  const { level, blastRadiusPct, durationSec, disturbances, name } = experiment;
  const caps = capsOf[level];
  const refuseUnless = (
    allows: (caps: LevelCaps) => boolean,
    at: Place,
    problem: string,
    less: string,
  ): void => {
    if (allows(caps)) return;
    const enough = lowestLevel(allows);
    throw refusal(at, problem, enough === undefined ? less : `${less}, or set level: ${enough}`);
  };
  for (const { monkey, act, id } of disturbances) {
    const at = within(fields.place('monkeys'), indexIn(id), undefined);
    refuseUnless(
      ({ monkeys }) => monkeys.includes(monkey),
      at,
      `the level ${level} doesn't allow the ${monkey} monkey`,
      `Leave it out (${level} has ${caps.monkeys.join(', ')})`,
    );
    refuseUnless(
      ({ processes }) => processes || act.kind !== 'process',
      at,
      `the level ${level} doesn't allow a process to be stopped`,
      'Let the requests fail instead (how: unavailable or hang)',
    );
  }
  refuseUnless(
    ({ maxBlastRadiusPct }) => blastRadiusPct <= maxBlastRadiusPct,
    fields.place('blastRadiusPct'),
    `the level ${level} allows ${caps.maxBlastRadiusPct} % of the viewers, not ${blastRadiusPct} %`,
    `Give ${caps.maxBlastRadiusPct} or less`,
  );
  refuseUnless(
    ({ maxDurationSec }) => durationSec <= maxDurationSec,
    fields.place('durationSec'),
    `the level ${level} allows ${caps.maxDurationSec} s, not ${durationSec} s`,
    `Give ${caps.maxDurationSec} or less`,
  );
  if (caps.confirm && fields.place('confirm').value !== name)
    throw refusal(
      fields.place(fields.has('confirm') ? 'confirm' : 'level'),
      `the level ${level} may reach every viewer and isn't confirmed`,
      `Repeat the experiment's name, if it is meant: confirm: ${name}`,
    );
}

/** An id is the monkey's name and its number in the document, and what the monkey adds after a dot. */
function indexIn(id: string): number {
  return Number(/-(\d+)(?:\.|$)/.exec(id)?.[1] ?? 1) - 1;
}
