import { setTimeout as wait } from 'node:timers/promises';
import { openWatchPlayer } from '../watch/browser/open-watch-player.js';
import { JsonLines } from '../watch/json-lines.js';
import { postJson } from '../watch/post-json.js';
import { reportView } from '../watch/report-view.js';
import { roundInJson, roundInWords } from '../watch/round-in-words.js';
import { watch as watchOver, type WatchPorts } from '../watch/watch.js';
import { readWatchOptions, watchHelp, type WatchOptions } from './watch-options.js';

/**
 * `sv-lab watch`; resolves to the exit code, 1 if any play breached a limit, once the plan or SIGINT or SIGTERM
 * ends it.
 * @throws UsageError or LabInputError for what can't be done as asked.
 */
export async function watch(args: readonly string[]): Promise<number> {
  const options = readWatchOptions(args);
  if (options === null) {
    console.log(watchHelp);
    return 0;
  }
  const lines = options.json === null ? null : new JsonLines(options.json, warn);
  await lines?.open();
  const ending = new AbortController();
  const end = (): void => {
    ending.abort();
  };
  process.once('SIGINT', end).once('SIGTERM', end);
  const player = await openWatchPlayer(options.target.player);
  try {
    const ports = portsFor(options, player.play, lines);
    return (await watchOver(options, ports, ending.signal)) ? 1 : 0;
  } finally {
    await player.close();
    process.off('SIGINT', end).off('SIGTERM', end);
  }
}

function portsFor(
  { target, collector, webhook }: WatchOptions,
  play: WatchPorts['play'],
  lines: JsonLines | null,
): WatchPorts {
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
      await lines?.add(roundInJson(target.url, round));
    },
    warn,
  };
}

function warn(sentence: string): void {
  console.error(sentence);
}
