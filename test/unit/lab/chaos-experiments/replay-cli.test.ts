import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readJournal } from '../../../../lab/src/chaos/journal/read-journal.js';
import { strikesOf } from '../../../../lab/src/chaos/journal/strikes.js';
import { titleFolder } from '../chaos/support/origin-under-test.js';
import { runLab, type Ran } from '../chaos/support/run-lab.js';
import { documentWith } from './support/an-experiment.js';

const document = documentWith({
  level: 'extreme',
  confirm: 'a test',
  blastRadiusPct: 100,
  durationSec: 1,
  pollSec: 0.1,
  steadySec: 0,
  steadyState: ['viewers >= 1'],
  abortWhen: ['viewers > 9'],
  monkeys: [
    { monkey: 'latency', kinds: ['video'], delayMs: 5, jitterMs: 20, share: 0.5 },
    { monkey: 'collector', share: 0.7 },
  ],
});

let title: Awaited<ReturnType<typeof titleFolder>>;
let folder = '';
let journal = '';
let first: Ran;

beforeAll(async () => {
  title = await titleFolder();
  folder = await mkdtemp(join(title.root, '..', 'run-'));
  const file = join(folder, 'experiment.json');
  journal = join(folder, 'first.jsonl');
  await writeFile(file, document);
  first = await lab([file, '--journal', journal], async (url) => watch(url, ['ann', 'bob']));
});
afterAll(async () => title.remove());

async function lab(args: readonly string[], use: Parameters<typeof runLab>[1]): Promise<Ran> {
  return runLab(['experiment', ...args, '--root', title.root], use);
}

/** Viewers who ask for the same each time; what comes after the end of a run finds nobody. */
async function watch(url: string, names: readonly string[]): Promise<void> {
  const ask = async (path: string, init?: RequestInit): Promise<void> => {
    const answer = await fetch(`${url}/v/${path}`, init);
    await answer.arrayBuffer();
  };
  const asked = names.map(async (name) => {
    for (let round = 0; round < 30; round += 1) {
      await ask(`${name}/video/${round % 3 === 0 ? 'empty' : '1'}.m4s`);
      await ask(`${name}/rum`, { method: 'POST', body: '{}' });
      await wait(20);
    }
  });
  await Promise.allSettled(asked);
}

describe('sv-lab experiment --replay', () => {
  it('strikes what an experiment of the command struck, and says so', async () => {
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/^held: /m);
    const strikes = strikesOf(await readJournal(journal));
    expect(new Set(strikes.map(({ effect }) => effect.kind))).toEqual(new Set(['delay', 'status']));

    const again = join(await mkdtemp(join(folder, 'replay-')), 'again.jsonl');
    const { code, out, err } = await lab(['--replay', journal, '--journal', again], async (url) =>
      watch(url, ['ann', 'bob']),
    );
    expect(out).toContain(`${strikes.length} of ${strikes.length} strikes the same.`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const second = await readJournal(again);
    expect(second.header.mode).toBe('replay');
    expect(strikesOf(second)).toHaveLength(strikes.length);
  });

  it('says what was not struck where other viewers come', async () => {
    const { code, out } = await lab(['--replay', journal], async (url, stop) =>
      watch(url, ['eve']).finally(stop),
    );
    expect(out).toMatch(/^0 of \d+ strikes the same\.$/m);
    expect(out).toMatch(/^ {2}missing: ann, video request \d+ of video\/\S+: \{"kind":"delay"/m);
    expect(code).toBe(1);
  });
});
