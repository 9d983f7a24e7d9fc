import { seededRandom } from '../../../src/base/random.js';
import { UsageError } from '../sim/run/usage-error.js';
import { madeView } from '../views/made-view.js';
import { startTimes } from '../views/start-times.js';
import { postJson } from '../watch/post-json.js';
import { readArguments } from './read-arguments.js';

const HELP = `sv-lab views --collector URL [options]

Sends made-up views to a collector, so that there is something to look at on its dashboard. They count like any
others: don't send them where real views are.

  --collector URL   As http://127.0.0.1:8080/rum.
  --count N         Default 2000, at most 100000.
  --days N          Over how many days until now; default 2, at most 30.
  --seed N          Default 1: the same seed makes the same views.
  --help            This.`;

const KINDS = {
  collector: 'value',
  count: 'value',
  days: 'value',
  seed: 'value',
  help: 'flag',
  h: 'flag',
} as const;
const DAY_MS = 24 * 3_600_000;
/** At a time; a collector commits many batches together. */
const TOGETHER = 40;

/** `sv-lab views`. @throws UsageError */
export async function views(args: readonly string[]): Promise<number> {
  const given = readArguments(args, KINDS, 'views');
  if (given.has('help') || given.has('h')) {
    console.log(HELP);
    return 0;
  }
  const one = (name: keyof typeof KINDS): string | undefined => given.get(name)?.[0];
  const whole = (name: 'count' | 'days' | 'seed', otherwise: number, most: number): number => {
    const value = Number(one(name) ?? otherwise);
    if (Number.isSafeInteger(value) && value >= 1 && value <= most) return value;
    throw new UsageError(`--${name} must be a whole number from 1 to ${most}.`);
  };
  const collector = one('collector') ?? '';
  if (!URL.canParse(collector) || !/^https?:/.test(collector))
    throw new UsageError('--collector must be the address of a collector, as http://127.0.0.1:8080/rum.');
  const seed = whole('seed', 1, 1_000_000_000);
  const count = whole('count', 2_000, 100_000);
  const nowMs = Date.now();
  const times = startTimes(count, nowMs - whole('days', 2, 30) * DAY_MS, nowMs, seededRandom(seed));
  return send(collector, times, seed * 100_000);
}

async function send(collector: string, times: readonly number[], firstSeed: number): Promise<number> {
  const { signal } = new AbortController();
  for (let sent = 0; sent < times.length; sent += TOGETHER) {
    const refusals = await Promise.all(
      times.slice(sent, sent + TOGETHER).map(async (startedAtMs, index) =>
        postJson(collector, madeView(firstSeed + sent + index, startedAtMs), {
          contentType: 'text/plain',
          signal,
        }),
      ),
    );
    const refusal = refusals.find((sentence) => sentence !== null);
    if (refusal !== undefined) {
      console.error(refusal);
      return 1;
    }
  }
  console.log(`${times.length} views sent.`);
  return 0;
}
