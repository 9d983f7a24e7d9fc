/**
 * How good the bitrate rules are: ours and every peer's, as shares of the offline optimum, with a 30 s buffer
 * and 12 s behind a live edge; and how long a decision takes. What is measured and how: `lab/README.md`.
 *
 *   node --import tsx lab/src/bench/abr.ts [--limit 10] [--segments 100] [--json FILE]
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readOptions } from '../../../scripts/support/read-options.mjs';
import { createAbr } from '../../../src/abr/index.js';
import { simulate } from '../cli/sim.js';
import { textTables } from '../sim/report/text-tables.js';
import { defaultResamples } from '../sim/run/bootstrap.js';
import { chooseRules } from '../sim/run/rule.js';
import type { RuleReport, SimReport } from '../sim/run/sim-report.js';
import { defaultSettings, type SimSettings } from '../sim/run/sim-settings.js';
import { decisionTime } from './abr/decision-time.js';
import { benchMaterial } from './abr/material.js';

const { values: options } = readOptions(import.meta.url, () =>
  parseArgs({
    options: {
      limit: { type: 'string', default: '10' },
      segments: { type: 'string', default: String(defaultSettings.segmentCount) },
      json: { type: 'string' },
    },
  }),
);

const positive = (text: string, name: string): number => {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  console.error(`--${name} ${text}: give a whole number above 0.`);
  process.exit(2);
};

const segmentCount = positive(options.segments, 'segments');
const limit = positive(options.limit, 'limit');
const { traces, titles, words } = await benchMaterial({ limit, synthetic: 6 });
const rules = chooseRules(['all'], ['all']);

async function judge(settings: SimSettings): Promise<SimReport> {
  const plan = { traces, titles, rules, settings: { ...settings, segmentCount } };
  const { report } = await simulate(plan, { optimum: true, resamples: defaultResamples, seed: 1 });
  console.log(`\n${textTables(report)}`);
  return report;
}

/** Flat, for comparing runs: `hybrid.optimumPct`, `live12.hybrid.qoePerUmax`, … */
function figuresOf(report: SimReport, prefix: string): Record<string, number> {
  const measures: Readonly<Record<string, (rule: RuleReport) => number | null>> = {
    optimumPct: ({ optimumPct }) => optimumPct,
    qoe: ({ qoe }) => qoe,
    qoePerUmax: ({ qoePerUmax }) => qoePerUmax,
    rebufferPct: ({ rebufferPct }) => rebufferPct,
    switchesPerSegment: ({ switchesPerSegment }) => switchesPerSegment,
    meanKbps: ({ meanKbps }) => meanKbps,
    startupSec: ({ startupSec }) => startupSec,
  };
  return Object.fromEntries(
    Object.entries(report.overall).flatMap(([label, rule]) =>
      Object.entries(measures).flatMap(([name, of]) => {
        const value = of(rule);
        return value === null ? [] : [[`${prefix}${label}.${name}`, Number(value.toPrecision(6))]];
      }),
    ),
  );
}

console.log(`${traces.length} ${words}`);
const decision = decisionTime(() => createAbr('hybrid'));
console.log(
  `hybrid, 12 renditions: a decision takes ${decision.median.toFixed(3)} ms (median), ${decision.p99.toFixed(3)} ms (p99)`,
);
console.log('\n== 30 s buffer');
const vod = await judge(defaultSettings);
console.log('\n== 12 s behind the live edge');
const live12 = await judge({ ...defaultSettings, live: { targetLatencySec: 12 } });

if (options.json !== undefined) {
  const figures = {
    ...figuresOf(vod, ''),
    ...figuresOf(live12, 'live12.'),
    'decision.median12': decision.median,
    'decision.p99of12': decision.p99,
  };
  await writeFile(
    options.json,
    `${JSON.stringify({ bench: 'abr', figures, details: { vod, live12 } }, null, 2)}\n`,
  );
}
