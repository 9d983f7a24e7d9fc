import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../../server/dist/main.js', import.meta.url));

export interface RunningServer {
  /** Without a slash at the end. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** Runs the built server on a free port, with `pages` at its root and further settings as flags. */
export async function startServer(folders: {
  readonly pages: string;
  readonly data: string;
  readonly settings?: readonly string[];
}): Promise<RunningServer> {
  if (!existsSync(main)) throw new Error('The server is not built yet: run `npm run build` first.');
  const server = spawn(
    process.execPath,
    [
      main,
      '--port',
      '0',
      '--data',
      folders.data,
      '--demo',
      folders.pages,
      '--json',
      ...(folders.settings ?? []),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const lines = createInterface({ input: server.stdout });
  const origin = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      if (line.startsWith('{"listening":')) resolve((JSON.parse(line) as { listening: string }).listening);
    });
    server.once('error', reject);
    server.once('exit', (code) => {
      reject(new Error(`The server stopped with code ${code} before it listened.`));
    });
  });
  return {
    origin,
    async stop() {
      if (server.exitCode !== null) return;
      server.kill('SIGTERM');
      await once(server, 'exit');
    },
  };
}

/**
 * The paths of the lab's title on the server.
 * @throws Error that says what to do where the titles were never made
 */
export async function labTitle(origin: string): Promise<Record<'hls' | 'dash', string>> {
  const index = await (await fetch(`${origin}/media/index.json`)).text();
  const [hls] = /\/media\/lab\/[^"]*\.m3u8/.exec(index) ?? [];
  const [dash] = /\/media\/lab\/[^"]*\.mpd/.exec(index) ?? [];
  if (hls === undefined || dash === undefined)
    throw new Error('The server has no title "lab". Run `npm start` once: it makes the sample titles.');
  return { hls, dash };
}
