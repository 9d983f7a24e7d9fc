import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GateResults } from '../results/gate-results.js';
import { listedFiles } from '../results/listed-files.js';
import { fileLabel } from '../run/kept-files.js';
import { standalone } from '../../sim/report/svg-files.js';
import { gateStyle } from './gate-style.js';
import { htmlReport } from './html-report.js';
import { junitReport } from './junit.js';
import { playTimeline } from './play-timeline.js';
import { worthSeeing, type Pictures } from './scenario-section.js';

/** A report of megabytes opens slowly; the files themselves are all in the folder. */
const mostEmbeddedBytes = 6_000_000;

/**
 * `report.html`, `junit.xml`, `results.json` and `timelines/` in `folder`; gives the report's path. What the report
 * that was there before had kept goes with it.
 */
export async function writeReports(
  folder: string,
  results: GateResults,
  linkOf: Pictures['linkOf'],
): Promise<string> {
  await mkdir(folder, { recursive: true });
  await dropLast(folder, results);
  const shots = await embedded(folder, results);
  const report = join(folder, 'report.html');
  await writeFile(report, htmlReport(results, { linkOf, screenshot: (file) => shots.get(file) }));
  await writeFile(join(folder, 'junit.xml'), junitReport(results));
  await writeFile(join(folder, 'results.json'), `${JSON.stringify(results, null, 1)}\n`);
  await writeTimelines(join(folder, 'timelines'), results, linkOf);
  return report;
}

/** The rooms of what a run keeps: nothing elsewhere is the gate's to take away. */
const kept = /^(?:stalls|failures|evidence)\/[^/\\.][^/\\]*$/;

/** By the earlier results' own word for what they kept; a folder without any is left as it is. */
async function dropLast(folder: string, results: GateResults): Promise<void> {
  const named = await readFile(join(folder, 'results.json'), 'utf8')
    .then((text) => listedFiles(JSON.parse(text) as GateResults))
    .catch(() => []);
  const listed = new Set(listedFiles(results));
  for (const name of named)
    if (kept.test(name) && !listed.has(name)) await rm(join(folder, name), { force: true });
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
      const name = fileLabel(scenario.name, shown.plays[0]?.format ?? '');
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
