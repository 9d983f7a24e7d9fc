import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LinkScript } from '../../../chaos/contract.js';
import { startOrigin } from '../../../chaos/origin/start-origin.js';
import { buildPages } from '../../startup/build-pages.js';
import { launchBrowser } from '../../startup/launch-browser.js';
import { startServer } from '../../startup/start-server.js';
import { LONG_TITLE, longTitle } from './long-title.js';
import { Viewer } from './viewer.js';

/** A room of which viewers can be opened. */
export interface RoomStage {
  /** The first one owns the room. Everything of theirs, socket and all, goes over that link. */
  open(link?: LinkScript): Promise<Viewer>;
  close(): Promise<void>;
}

export interface Stage {
  readonly browser: string;
  room(): RoomStage;
  close(): Promise<void>;
}

/** A room names titles by whole addresses; each page has the path by a way of its own. */
const TITLE_ADDRESS = `https://titles.example/${LONG_TITLE}`;

/** `sv-server`, the lab's origin before it, and one Chromium. */
export async function setStage(): Promise<Stage> {
  const work = await mkdtemp(join(tmpdir(), 'sv-bench-party-'));
  const pages = join(work, 'pages');
  await buildPages(pages, ['party']);
  const server = await startServer({ pages, data: join(work, 'data') });
  const origin = await startOrigin({ upstream: server.origin, extraHandler: longTitle(server.origin) });
  const browser = await launchBrowser();
  let rooms = 0;
  let viewers = 0;

  const open = async (room: string, link: LinkScript | undefined): Promise<Viewer> => {
    viewers += 1;
    const name = `viewer-${viewers}`;
    if (link !== undefined) origin.viewer(name).setLink(link);
    const query = new URLSearchParams({ room, token: await tokenFor(server.origin, room, name) });
    return Viewer.open(browser, origin.viewerUrl(name, `party.html?${query.toString()}`));
  };

  return {
    browser: browser.version(),
    room() {
      rooms += 1;
      const room = `bench-${rooms}`;
      const opened: Viewer[] = [];
      return {
        async open(link) {
          const viewer = await open(room, link);
          opened.push(viewer);
          if (opened.length === 1) {
            await viewer.request({ type: 'title', title: { mediaId: 'long', src: TITLE_ADDRESS } });
          }
          return viewer;
        },
        async close() {
          await Promise.all(opened.map(async (viewer) => viewer.close()));
        },
      };
    },
    async close() {
      await browser.close();
      await origin.close();
      await server.stop();
      await rm(work, { recursive: true, force: true });
    },
  };
}

async function tokenFor(server: string, room: string, name: string): Promise<string> {
  const answer = await fetch(`${server}/party/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ room, name }),
  });
  if (!answer.ok) throw new Error(`The server gave no token: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { readonly token: string }).token;
}
