/**
 * What viewers get from us and from the peers: QoE over recorded networks, how soon there is a picture, and what
 * becomes of the gate's scenarios. What is measured and how: `docs/guides/peers.md`.
 *
 *   node --import tsx lab/src/bench/peers.ts [--limit 10] [--seconds 60] [--players a,b] [--parallel 2]
 *     [--rounds 9] [--kbps 5000] [--latency 40] [--seed 1] [--sv-player FOLDER] [--json FILE]
 *   node --import tsx lab/src/bench/peers.ts --scenarios [FILE|FOLDER…] [--players a,b] [--parallel 2] [--seed 1]
 *     [--sv-player FOLDER] [--json FILE]
 *
 * `--limit 0` leaves the networks out, `--rounds 0` the first frames; `--scenarios` plays scenarios alone, the lab's
 * twelve unless others are named. What is compared is the package as built here, or
 * the one in the folder that `--sv-player` names.
 */
import { writeFile } from 'node:fs/promises';
import { readOptions } from '../../../scripts/support/read-options.mjs';
import { LabInputError } from '../sim/input-error.js';
import { UsageError } from '../sim/run/usage-error.js';
import { comparePeers } from './peers/compare.js';
import { readPeersOptions } from './peers/options.js';
import { compareOnScenarios } from './peers/scenarios/compare-scenarios.js';

const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());
try {
  const options = readOptions(import.meta.url, () => readPeersOptions(process.argv.slice(2)));
  const { scenarios } = options;
  const { figures, details } =
    scenarios === undefined
      ? await comparePeers(options, interrupted.signal)
      : await compareOnScenarios(options, scenarios, interrupted.signal);
  if (options.json !== undefined)
    await writeFile(options.json, `${JSON.stringify({ bench: 'peers', figures, details }, null, 2)}\n`);
} catch (error) {
  if (interrupted.signal.aborted) {
    console.error('Interrupted: nothing is written.');
    process.exitCode = 130;
  } else if (error instanceof UsageError || error instanceof LabInputError) {
    console.error(error.message);
    process.exitCode = 2;
  } else throw error;
}
