import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseScenarios } from '../../../../lab/src/gate/scenario/choose-scenarios.js';
import { readScenarios, scenarioOf, scenariosOf } from '../../../../lab/src/gate/scenario/scenario-files.js';

const read = (text: string) => scenariosOf(text, 'my.yaml').scenarios;
const complaintOf = (text: string): string => {
  const [complaint] = scenariosOf(text, 'my.yaml').refused;
  if (complaint === undefined) throw new Error('It was read without a complaint.');
  return complaint.message;
};

describe('a scenario file', () => {
  it('holds all that a play needs, with sensible values for what it leaves out', () => {
    const [scenario] = read(`
name: tunnel
network:
  latencyMs: 60
  steps: [{ fromSec: 0, kbps: 3500 }, { fromSec: 8, kbps: 0 }, { fromSec: 14, kbps: 3500, latencyMs: 90 }]
faults:
  - { requests: [video, audio], status: 503, times: 2, probability: 0.5 }
viewer:
  - { atSec: 5, do: seek, toSec: 40 }
seeds: 3
budgets: { rebufferPct: { max: 8 }, firstFrameMs: 900, qoeLin: 0.5, fatal: 0 }
`);
    expect(scenario).toMatchObject({
      name: 'tunnel',
      title: 'lab',
      formats: ['hls', 'dash'],
      seconds: 30,
      seeds: [1, 2, 3],
      network: {
        steps: [
          { fromSec: 0, kbps: 3500, latencyMs: 60 },
          { fromSec: 8, kbps: 0, latencyMs: 60 },
          { fromSec: 14, kbps: 3500, latencyMs: 90 },
        ],
      },
      faults: [
        {
          match: { kinds: ['video', 'audio'] },
          timing: { times: 2, probability: 0.5 },
          effect: { kind: 'status', status: 503 },
        },
      ],
      viewer: [{ atSec: 5, do: 'seek', toSec: 40 }],
      device: { cpuThrottle: 1, viewport: null },
    });
    expect(scenario?.budgets.map(({ figure, bound, limit }) => [figure, bound, limit])).toEqual([
      ['rebufferPct', 'max', 8],
      ['firstFrameMs', 'max', 900],
      ['qoeLin', 'min', 0.5],
      ['fatal', 'max', 0],
    ]);
  });

  it('may hold several, as a list or as documents, and JSON is YAML', () => {
    expect(read('- {name: a, network: {kbps: 500}}\n- {name: b, network: {kbps: 500}}')).toHaveLength(2);
    expect(read('name: a\nnetwork: {kbps: 500}\n---\nname: b\nnetwork: {kbps: 500}')).toHaveLength(2);
    expect(read('{"name": "a", "network": {"kbps": 500}}')).toHaveLength(1);
  });

  it.each([
    [
      'a typo in a key',
      'name: a\nnetwork: {kbps: 500}\nbudgts: {fatal: 0}',
      /line 3.*"budgts".*Did you mean "budgets"/,
    ],
    [
      'a typo further in',
      'name: a\nnetwork: {kbps: 500}\nbudgets:\n  rebuferPct: 2',
      /line 4.*Did you mean "rebufferPct"/,
    ],
    [
      'a typo in a bound',
      'name: a\nnetwork: {kbps: 500}\nbudgets:\n  rebufferPct: {mx: 2}',
      /line 4.*"mx".*"max"/,
    ],
    ['bits a second', 'name: a\nnetwork: {kbps: 5000000}', /line 2, network\.kbps.*5000000.*bits a second/],
    ['Mbps', 'name: a\nnetwork: {kbps: 5}', /network\.kbps.*write 5000/],
    ['a unit in the value', 'name: a\nnetwork:\n  kbps: 5 Mbps', /line 3.*"5 Mbps".*5000 is 5 Mbps/],
    ['seconds of latency', 'name: a\nnetwork: {kbps: 500, latencyMs: 0.04}', /write 40/],
    ['no network', 'name: a', /"a" has no network/],
    ['two networks', 'name: a\nnetwork: {kbps: 500, synthetic: 4g}', /kbps|synthetic/],
    ['an unknown family', 'name: a\nnetwork: {synthetic: wifii}', /wifii.*Did you mean wifi/],
    [
      'steps that go back',
      'name: a\nnetwork: {steps: [{fromSec: 0, kbps: 900}, {fromSec: 0, kbps: 800}]}',
      /at 0 s comes after/,
    ],
    [
      'nothing but an outage',
      'name: a\nnetwork: {steps: [{fromSec: 0, kbps: 0}]}',
      /nothing is ever carried/,
    ],
    [
      'an unknown request',
      'name: a\nnetwork: {kbps: 500}\nfaults:\n  - {requests: vidoe, hang: true}',
      /line 4.*Did you mean video/,
    ],
    [
      'a fault that does nothing',
      'name: a\nnetwork: {kbps: 500}\nfaults: [{requests: video}]',
      /does nothing/,
    ],
    [
      'a fault that can do nothing to what it names',
      'name: a\nnetwork: {kbps: 500}\nfaults:\n  - {requests: [video, socket], cutBodyAt: 0.4}',
      /line 4, faults\[1\]\.requests: cut-body does nothing to socket requests\. Leave out socket/,
    ],
    [
      'a share in percent',
      'name: a\nnetwork: {kbps: 500}\nfaults: [{hang: true, probability: 10}]',
      /10 % is 0\.1/,
    ],
    [
      'a seek without a place',
      'name: a\nnetwork: {kbps: 500}\nviewer: [{atSec: 3, do: seek}]',
      /seek needs toSec/,
    ],
    [
      'an action after the end',
      'name: a\nnetwork: {kbps: 500}\nseconds: 10\nviewer: [{atSec: 12, do: pause}]',
      /12 s.*10 s/,
    ],
    [
      'a budget below 0',
      'name: a\nnetwork: {kbps: 500}\nbudgets: {rebufferPct: {max: -1}}',
      /nobody can meet it/,
    ],
    ['a budget in seconds', 'name: a\nnetwork: {kbps: 500}\nbudgets: {firstFrameMs: 2}', /write 2000/],
    [
      'min above max',
      'name: a\nnetwork: {kbps: 500}\nbudgets: {switches: {min: 3, max: 1}}',
      /nobody can meet it/,
    ],
    ['broken YAML', 'name: a\n network: {kbps: 500}', /line 1.*isn't YAML/],
    ['an empty file', '', /no scenario in it/],
  ])('refuses %s with the line and a way out', (_, text, complaint) => {
    expect(complaintOf(text)).toMatch(/^my\.yaml/);
    expect(complaintOf(text)).toMatch(complaint);
  });

  it('is played for all that is right in it: one with a typo is left out, and told', () => {
    const text = `- {name: a, network: {kbps: 900}}
- {name: b, netwrk: {kbps: 900}}
- {name: c, network: {kbps: 900}}
---
{name: d, network: {kbps: 900}
---
name: e
network: {kbps: 900}`;
    const { scenarios, refused } = scenariosOf(text, 'my.yaml');
    expect(scenarios.map(({ name }) => name)).toEqual(['a', 'c', 'e']);
    expect(refused.map(({ message }) => message)).toEqual([
      expect.stringMatching(/line 6.*isn't YAML/),
      expect.stringMatching(/line 2.*"netwrk".*Did you mean "network"/),
    ]);
  });

  it('refuses aliases that unfold without end', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x,x]',
      ...'bcdefg'
        .split('')
        .map(
          (name, at) =>
            `${name}: &${name} [${Array.from({ length: 10 }, () => `*${'abcdef'[at] ?? 'a'}`).join(',')}]`,
        ),
    ];
    expect(complaintOf(bomb.join('\n'))).toMatch(/more than 20000 values/);
  });

  it('may be an object in a test', () => {
    expect(scenarioOf({ name: 'a', network: { kbps: 900 } }, 'mine')).toMatchObject({ name: 'a' });
    expect(() => scenarioOf({ name: 'a', netwrk: { kbps: 900 } }, 'mine')).toThrow(/mine, netwrk.*network/);
  });
});

describe('files and folders', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sv-gate-test-'));
    await writeFile(join(folder, 'a.yaml'), 'name: a\nnetwork: {kbps: 900}\ntags: [quick]');
    await writeFile(join(folder, 'b.yml'), 'name: b\nnetwork: {kbps: 900}');
    await writeFile(join(folder, 'notes.txt'), 'no scenario');
  });
  afterAll(async () => rm(folder, { recursive: true, force: true }));

  it('reads all scenarios of a folder, and refuses two of one name', async () => {
    expect((await readScenarios([folder])).scenarios.map(({ name }) => name)).toEqual(['a', 'b']);
    const twice = await readScenarios([folder, join(folder, 'a.yaml')]);
    expect(twice.scenarios.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(twice.refused.map(({ message }) => message)).toEqual([
      expect.stringContaining('another scenario "a"'),
    ]);
    await expect(readScenarios([join(folder, 'c.yaml')])).rejects.toThrow(/no such file/);
  });

  it('where every scenario is wrong, says of each what is wrong with it', async () => {
    const file = join(folder, 'wrong.txt');
    await writeFile(file, '- {name: a, netwrk: {}}\n- {name: b, network: {kbps: 5}}');
    await expect(chooseScenarios({ paths: [file] })).rejects.toThrow(/"netwrk"[^]*write 5000/);
  });

  it('picks by tag, name and number of seeds', async () => {
    const quick = await chooseScenarios({ paths: [folder], quick: true, seeds: 2 });
    expect(quick.scenarios.map(({ name, seeds }) => [name, seeds])).toEqual([['a', [1, 2]]]);
    await expect(chooseScenarios({ paths: [folder], grep: /zzz/ })).rejects.toThrow(/There are: a, b/);
  });

  it('comes with a suite of twelve, three of them for a quick look', async () => {
    expect((await chooseScenarios({ paths: [] })).scenarios).toHaveLength(12);
    expect((await chooseScenarios({ paths: [], quick: true })).scenarios).toHaveLength(3);
  });
});
