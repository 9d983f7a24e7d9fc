import type { FaultEffect, RequestKind } from '../contract.js';
import { Fields, nameOf } from '../../document/fields.js';
import { refusal } from '../../document/place.js';
import type { Disturbance, MonkeyName } from './disturbance.js';
import { portionInWords } from './latency-monkey.js';
import type { Monkey, MonkeySetting } from './monkey.js';
import { listed } from './request-kinds.js';
import { readSpan, spanKeys } from './span.js';

const keys = [
  ...spanKeys,
  'how',
  'share',
  'delayMs',
  'kbps',
  'retryAfterSec',
  'afterSec',
  'code',
  'process',
] as const;
type ServiceFields = Fields<(typeof keys)[number]>;

/** `freeze` and `kill` are done to the process; the others to the requests that would have reached it. */
export type ServiceFailure = 'unavailable' | 'hang' | 'slow' | 'drop' | 'freeze' | 'kill';

interface Service {
  readonly name: MonkeyName;
  readonly summary: string;
  /** Requests that are for this service. */
  readonly kinds: readonly RequestKind[];
  readonly ways: readonly ServiceFailure[];
}

/** A monkey that disturbs a service beside the media: the viewers must go on watching without it. */
export function serviceMonkey({ name, summary, kinds, ways }: Service): Monkey {
  return {
    name,
    summary,
    disturbances(at, setting): readonly Disturbance[] {
      const fields: ServiceFields = new Fields(at, `a ${name} monkey`, keys);
      const how = fields.oneOf('how', ways, 'unavailable');
      refuseStrayOptions(fields, how);
      const base = { id: setting.id, monkey: name, ...readSpan(fields, setting) };
      if (how === 'freeze' || how === 'kill') {
        const process = readProcess(fields, setting, how);
        const inWords = `the process ${process}: ${how === 'kill' ? 'killed, and started again at the end' : 'frozen'}`;
        return [{ ...base, inWords, act: { kind: 'process', process, action: how } }];
      }
      const share = fields.number('share', { from: 0, to: 1 }, 1);
      const { effect, inWords } = effectOf(fields, how);
      // Only sockets can be dropped; for other requests the rule would mean nothing.
      const struck = how === 'drop' ? (['socket'] as const) : kinds;
      const timing = share < 1 && { timing: { probability: share } };
      const rules = [{ id: setting.id, match: { kinds: struck }, ...timing, effect }];
      return [
        {
          ...base,
          inWords: `${portionInWords(share)}${listed(struck)} requests: ${inWords}`,
          act: { kind: 'faults', rules },
        },
      ];
    },
  };
}

const optionsOf: Readonly<Record<ServiceFailure, readonly (typeof keys)[number][]>> = {
  unavailable: ['share', 'retryAfterSec'],
  hang: ['share'],
  slow: ['share', 'delayMs', 'kbps'],
  drop: ['share', 'afterSec', 'code'],
  freeze: ['process'],
  kill: ['process'],
};

/** An option that this way of failing doesn't have would silently do nothing. @throws LabInputError */
function refuseStrayOptions(fields: ServiceFields, how: ServiceFailure): void {
  const own = optionsOf[how];
  const stray = keys
    .slice(spanKeys.length + 1)
    .find((key) => key !== 'how' && !own.includes(key) && fields.has(key));
  if (stray === undefined) return;
  const ways = (Object.keys(optionsOf) as ServiceFailure[]).filter((each) => optionsOf[each].includes(stray));
  throw refusal(
    fields.place(stray),
    `${stray} means nothing where how is ${how}`,
    `Leave it out, or say how: ${ways.join(' or ')}`,
  );
}

function effectOf(
  fields: ServiceFields,
  how: Exclude<ServiceFailure, 'freeze' | 'kill'>,
): { readonly effect: FaultEffect; readonly inWords: string } {
  switch (how) {
    case 'unavailable': {
      const wait = fields.has('retryAfterSec') && {
        retryAfterSec: fields.number('retryAfterSec', { from: 0, to: 3600 }),
      };
      return { effect: { kind: 'status', status: 503, ...wait }, inWords: '503' };
    }
    case 'hang':
      return { effect: { kind: 'hang' }, inWords: 'never answered' };
    case 'slow': {
      if (fields.has('kbps')) {
        const kbps = fields.number('kbps', { from: 1, to: 1_000_000 });
        if (!fields.has('delayMs')) return { effect: { kind: 'slow-body', kbps }, inWords: `${kbps} kbps` };
        throw refusal(
          fields.place('kbps'),
          'a slow service has either kbps or delayMs',
          'Leave out one of them',
        );
      }
      const ms = fields.number('delayMs', { from: 1, to: 60_000 }, 3000);
      return { effect: { kind: 'delay', ms }, inWords: `${ms} ms late` };
    }
    case 'drop': {
      const afterSec = fields.number('afterSec', { from: 0, to: 3600 }, 1);
      // 1013 is "try again later"; RFC 6455, 7.4, leaves 1000 to 4999 to endpoints.
      const code = fields.number('code', { from: 1000, to: 4999, whole: true }, 1013);
      return {
        effect: { kind: 'drop-socket', afterSec, code },
        inWords: `closed with ${code} after ${afterSec} s`,
      };
    }
  }
}

/** @throws LabInputError for one the experiment has no process for, or none that could be started again */
function readProcess(fields: ServiceFields, { processes }: MonkeySetting, how: 'freeze' | 'kill'): string {
  const at = fields.place('process');
  if (processes.length === 0)
    throw refusal(at, `to ${how} a process, the experiment has to know it`, 'Name it under "processes"');
  const name = nameOf(
    at,
    'process',
    processes.map((each) => each.name),
  );
  if (how === 'freeze' || processes.some((each) => each.name === name && each.restartable)) return name;
  throw refusal(
    at,
    `nobody could start the process ${name} again after the kill`,
    `Give processes.${name}.command, or say how: freeze`,
  );
}
