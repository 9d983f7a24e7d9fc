import { appendFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { LabInputError } from '../sim/input-error.js';
import { openWatchPlayer } from '../watch/browser/open-watch-player.js';
import { postJson } from '../watch/post-json.js';
import { reportView } from '../watch/report-view.js';
import { roundInJson, roundInWords } from '../watch/round-in-words.js';
import { watch as watchOver, type WatchPorts } from '../watch/watch.js';
import { readWatchOptions, watchHelp, type WatchOptions } from './watch-options.js';

/**
 * `sv-lab watch`; resolves to the exit code: 1 for a breach with --once or --fail-fast.
 * @throws UsageError or LabInputError for what can't be done as asked.
 */
export async function watch(args: readonly string[]): Promise<number> {
  const options = readWatchOptions(args);
  if (options === null) {
    console.log(watchHelp);
    return 0;
  }
  if (options.json !== null) await append(options.json, '');
  const ending = new AbortController();
  const end = (): void => {
    ending.abort();
  };
  process.once('SIGINT', end).once('SIGTERM', end);
  const player = await openWatchPlayer(options.target.player);
  try {
    const breached = await watchOver(options, portsFor(options, player.play), ending.signal);
    return breached && (options.everyMs === null || options.failFast) ? 1 : 0;
  } finally {
    await player.close();
    process.off('SIGINT', end).off('SIGTERM', end);
  }
}

function portsFor({ target, collector, webhook, json }: WatchOptions, play: WatchPorts['play']): WatchPorts {
  return {
    play,
    now: () => Date.now(),
    waitUntil: async (atMs, signal) =>
      wait(Math.max(0, atMs - Date.now()), undefined, { signal }).catch(() => undefined),
    ...(collector !== null && { report: async (view, signal) => reportView(collector, view, signal) }),
    ...(webhook !== null && {
      alarm: async (message, signal) =>
        postJson(webhook, message, { contentType: 'application/json', signal }),
    }),
    async round(round) {
      console.log(roundInWords(round));
      if (json !== null) await append(json, `${JSON.stringify(roundInJson(target.url, round))}\n`);
    },
    warn: (sentence) => {
      console.error(sentence);
    },
  };
}

async function append(file: string, text: string): Promise<void> {
  try {
    await appendFile(file, text);
  } catch (cause) {
    throw new LabInputError({
      file,
      problem: `it can't be written (${cause instanceof Error ? cause.message : String(cause)})`,
      remedy: 'Give --json a file in a folder that is there',
      cause,
    });
  }
}
