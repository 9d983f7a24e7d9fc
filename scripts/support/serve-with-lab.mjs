import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

/**
 * Runs the built server in this process, and beside it, on a port of its own, the lab's origin: the demo's live
 * titles, and its faults over all titles. SIGINT and SIGTERM end both.
 * @param {{ title: string, titles: string, args: string[] }} what the folder of the title that is served live, the
 *   folder of all of them, and the server's flags; with `--lab` among them there is a lab already
 */
export async function serveWithLab({ title, titles, args }) {
  const given = 'SV_LAB' in process.env || args.some((arg) => /^--lab(=|$)/.test(arg));
  const lab = given ? null : await startLab(title, titles);
  if (lab !== null) {
    process.env.SV_LAB = lab.url;
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void lab.close());
  }
  // The server's program: it reads its flags, tells its address, and stops on signals by itself.
  const program = join(root, 'server/dist/main.js');
  process.argv = [process.execPath, program, ...args];
  const { server } = await import(pathToFileURL(program).href);
  if (server === null) await lab?.close();
}

/** Null where it can't be started; the demo's pages then say so themselves. */
async function startLab(title, titles) {
  try {
    const { load } = await import('../../lab/bin/load.mjs');
    const { startLive } = await load('cli/start-live');
    return await startLive({ title, root: titles });
  } catch (error) {
    console.error(`The demo goes without live titles and faults: ${error.message}`);
    return null;
  }
}
