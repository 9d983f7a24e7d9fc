import { checkFolders } from './cli/check-folders.js';
import { parseOptions } from './cli/parse-options.js';
import { stopOnSignals } from './cli/stop-on-signals.js';
import { usage } from './cli/usage.js';
import { startServer, type RunningServer } from './start-server.js';
import { StartError } from './start-error.js';

/** Exit code for a server that can't start as asked. */
const EXIT_USAGE = 2;

/** Null where there was nothing to serve: help was asked for, or it can't start. */
async function serve(): Promise<RunningServer | null> {
  const request = parseOptions(process.argv.slice(2), process.env);
  if (request.kind === 'help') {
    process.stdout.write(usage);
    return null;
  }
  await checkFolders(request.options);
  const running = await startServer(request.options);
  stopOnSignals(running);
  if (request.json) {
    console.log(JSON.stringify({ listening: running.address }));
  } else {
    if (running.moved) console.log(`Port ${request.options.port} is taken; using ${running.port}.`);
    console.log(`StreamVerse Player: ${running.address}/   dashboard: ${running.address}/dashboard`);
  }
  return running;
}

/** For a program that runs this one in its own process. */
export const server = await serve().catch((error: unknown) => {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exitCode = EXIT_USAGE;
  return null;
});
