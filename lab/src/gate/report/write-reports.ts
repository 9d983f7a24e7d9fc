import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GateResults } from '../results/gate-results.js';
import { standalone } from '../../sim/report/svg-files.js';
import { gateStyle } from './gate-style.js';
import { htmlReport } from './html-report.js';
import { junitReport } from './junit.js';
import { playTimeline } from './play-timeline.js';
import { worthSeeing, type Pictures } from './scenario-section.js';

/** A report of megabytes opens slowly; the files themselves are all in the folder. */
const mostEmbeddedBytes = 6_000_000;

/** `report.html`, `junit.xml`, `results.json` and `timelines/` in `folder`; gives the report's path. */
export async function writeReports(
  folder: string,
  results: GateResults,
  linkOf: Pictures['linkOf'],
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const shots = await embedded(folder, results);
  const report = join(folder, 'report.html');
  await writeFile(report, htmlReport(results, { linkOf, screenshot: (file) => shots.get(file) }));
  await writeFile(join(folder, 'junit.xml'), junitReport(results));
  await writeFile(join(folder, 'results.json'), `${JSON.stringify(results, null, 1)}\n`);
  await writeTimelines(join(folder, 'timelines'), results, linkOf);
  return report;
}

async function writeTimelines(
  folder: string,
  { scenarios, plays, comparison }: GateResults,
  linkOf: Pictures['linkOf'],
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const key = [...(comparison === null ? [] : ['base']), 'new'].map((tone) => ({ tone, text: tone }));
  for (const scenario of scenarios) {
    const own = plays.filter((play) => play.scenario === scenario.name);
    for (const shown of worthSeeing(scenario, own, { linkOf })) {
      const name = `${scenario.name}-${shown.plays[0]?.format ?? ''}`.replace(/[^\w-]+/g, '-');
      await writeFile(join(folder, `${name}.svg`), standalone(playTimeline(shown, 760), key, gateStyle));
    }
  }
}

async function embedded(folder: string, { plays }: GateResults): Promise<ReadonlyMap<string, string>> {
  const shots = new Map<string, string>();
  let bytes = 0;
  for (const { file } of plays.flatMap(({ screenshots }) => screenshots)) {
    if (bytes > mostEmbeddedBytes) break;
    const content = await readFile(join(folder, file)).catch(() => null);
    if (content === null) continue;
    bytes += content.byteLength;
    shots.set(file, `data:image/jpeg;base64,${content.toString('base64')}`);
  }
  return shots;
}
