import { checkFolders } from './cli/check-folders.js';
import { parseOptions } from './cli/parse-options.js';
import { stopOnSignals } from './cli/stop-on-signals.js';
import { usage } from './cli/usage.js';
import { startServer } from './start-server.js';
import { StartError } from './start-error.js';

/** Exit code for a server that can't start as asked. */
const EXIT_USAGE = 2;

try {
  const request = parseOptions(process.argv.slice(2), process.env);
  if (request.kind === 'help') {
    process.stdout.write(usage);
  } else {
    await checkFolders(request.options);
    const server = await startServer(request.options);
    stopOnSignals(server);
    if (request.json) {
      console.log(JSON.stringify({ listening: server.address }));
    } else {
      if (server.moved) console.log(`Port ${request.options.port} is taken; using ${server.port}.`);
      console.log(`StreamVerse Player: ${server.address}/   live views: ${server.address}/live`);
    }
  }
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exitCode = EXIT_USAGE;
}
