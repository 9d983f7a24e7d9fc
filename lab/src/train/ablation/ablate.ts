import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hybridSettings } from '../../../../src/abr/hybrid/hybrid-options.js';
import { PlanAbr } from '../../../../src/abr/hybrid/plan-abr.js';
import type { NetworkLayers } from '../../../../src/abr/learned/network.js';
import type { Trace } from '../../sim/network/trace.js';
import { syntheticTitle } from '../../sim/title/synthetic-title.js';
import { readTitle } from '../../sim/title/title-file.js';
import type { Title } from '../../sim/title/title.js';
import type { Examples } from '../examples.js';
import { figuresOf } from './compare.js';
import { forecasters } from './forecasters.js';
import { pooledQuantiles } from './pooled-quantiles.js';

const realTitles = ['pensieve-envivio', 'sabre-bbb', 'sabre-bbb4k'];

/** The ladder of Pensieve's title, made up where the real one is not there. */
const standIn = {
  name: 'synthetic',
  bitratesKbps: [300, 750, 1200, 1850, 2850, 4300],
  segmentSec: 4,
  segmentCount: 100,
  seed: 1,
};

async function titlesIn(folder: string): Promise<Title[]> {
  const paths = realTitles.map((name) => join(folder, `${name}.json`)).filter((path) => existsSync(path));
  return paths.length > 0 ? Promise.all(paths.map(readTitle)) : [syntheticTitle(standIn)];
}

/**
 * Plays `traces` with the same plan over less and less knowledge of what is coming, and tabulates what came
 * of it: share of the top's QoE_log, rebuffering, switches a segment.
 */
export async function ablate(
  layers: NetworkLayers,
  examples: Examples,
  traces: readonly Trace[],
  titleFolder: string,
): Promise<string> {
  const titles = await titlesIn(titleFolder);
  const rows = Array.from(forecasters(layers, pooledQuantiles(examples)), ([name, create]) => ({
    name,
    figures: figuresOf(() => new PlanAbr(name, create(), hybridSettings({})), traces, titles),
  }));
  const datasets = Array.from(rows[0]?.figures.keys() ?? []);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(['forecast', ...datasets]),
    line(['forecast', ...datasets].map(() => '---')),
    ...rows.map(({ name, figures }) =>
      line([
        name,
        ...datasets.map((dataset) => {
          const { share = 0, rebuffer = 0, switches = 0 } = figures.get(dataset) ?? {};
          return `${share.toFixed(3)} · ${(100 * rebuffer).toFixed(2)} % · ${switches.toFixed(3)}`;
        }),
      ]),
    ),
  ].join('\n');
}
