import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../../lab/src/bench/startup/start-server.js';

export const HLS = '/media/lab/master.m3u8';
export const DASH = '/media/lab/manifest.mpd';

/** What a page complains of, written down in the page: not every protocol tells a driver. */
const NOTEPAD = `
window.complaints = [];
window.seen = [];
{
  const note = (kind, what) => window.complaints.push(kind + ': ' + String(what).slice(0, 500));
  const { error } = console;
  console.error = (...words) => { note('console', words.join(' ')); error.apply(console, words); };
  addEventListener('error', (event) => note('uncaught', event.message));
  addEventListener('unhandledrejection', ({ reason }) => note('unhandled', (reason && reason.message) || reason));
  addEventListener('securitypolicyviolation', (event) => note('policy', event.violatedDirective + ' ' + event.blockedURI));
  for (const type of ['sv-error', 'ended', 'seeked'])
    addEventListener(type, (event) => {
      const error = event.detail && event.detail.error;
      window.seen.push({ type, code: error && error.code, fatal: Boolean(event.detail && event.detail.fatal) });
    }, true);
}`;

export interface Site {
  /** Without a slash at the end. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** The built server with the built demo, whose pages load the notepad before anything else. */
export async function startSite(): Promise<Site> {
  const work = await mkdtemp(join(tmpdir(), 'sv-browsers-'));
  const pages = join(work, 'pages');
  await cp('demo/dist', pages, { recursive: true });
  await writeFile(join(pages, 'notepad.js'), NOTEPAD);
  for (const name of ['adapt.html', 'embed.html']) {
    const page = await readFile(join(pages, name), 'utf8');
    await writeFile(join(pages, name), page.replace('<head>', '<head><script src="./notepad.js"></script>'));
    // Made of the page as it was.
    for (const packed of ['br', 'gz']) await rm(join(pages, `${name}.${packed}`), { force: true });
  }
  const server = await startServer({ pages, data: join(work, 'data') });
  return {
    origin: server.origin,
    async stop() {
      await server.stop();
      await rm(work, { recursive: true, force: true });
    },
  };
}
