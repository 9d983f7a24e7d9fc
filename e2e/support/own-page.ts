import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** A page as someone else would write it: bare hls.js, its source in its address, and word when it plays. */
const page = `<!doctype html>
  <title>Someone's page</title>
  <link rel="icon" href="data:," />
  <video muted autoplay playsinline width="640" height="360"></video>
  <script src="/hls.js"></script>
  <script>
    const video = document.querySelector('video');
    const say = (word) => {
      const body = JSON.stringify({ ...word, openedAt: performance.timeOrigin });
      return fetch('/said', { method: 'POST', body });
    };
    video.addEventListener('playing', () => say({ what: 'playing' }), { once: true });
    const src = new URLSearchParams(location.search).get('src');
    if (src) {
      const hls = new Hls();
      hls.loadSource(src);
      hls.attachMedia(video);
    }
  </script>`;

/** The same, and it tells what becomes of it. */
const tellingPage = `${page}
  <script>
    const loopMs = () => {
      const from = performance.now();
      for (let at = 0, sum = 0; at < 1e7; at += 1) sum += Math.sqrt(at);
      return performance.now() - from;
    };
    // Long, since a slowed processor stands still by turns; the quickest, since others want it too.
    const quickestMs = Math.min(...Array.from({ length: 3 }, loopMs));
    say({ what: 'opened', width: innerWidth, height: innerHeight, quickestMs });
    video.addEventListener('volumechange', () =>
      say({ what: 'volume', volume: video.volume, muted: video.muted }),
    );
    video.addEventListener('ratechange', () => say({ what: 'rate', rate: video.playbackRate }));
    const leaving = new AbortController();
    addEventListener('pagehide', () => leaving.abort());
    document.addEventListener(
      'visibilitychange',
      () => say({ what: 'visibility', hidden: document.hidden, state: document.visibilityState }),
      { signal: leaving.signal },
    );
  </script>`;

const pages: Readonly<Record<string, string>> = { '/player.html': page, '/telling.html': tellingPage };

const hlsJs = fileURLToPath(new URL('../../node_modules/hls.js/dist/hls.min.js', import.meta.url));

/** What a page says of itself; all but `playing` come from `telling.html`. */
export type PageWord = {
  /** Unix time, ms: tells one opening of the page from another. */
  readonly openedAt: number;
} & (
  | { readonly what: 'playing' }
  /** `quickestMs`: of a loop that is the same each time. */
  | { readonly what: 'opened'; readonly width: number; height: number; quickestMs: number }
  | { readonly what: 'volume'; readonly volume: number; readonly muted: boolean }
  | { readonly what: 'rate'; readonly rate: number }
  | { readonly what: 'visibility'; readonly hidden: boolean; readonly state: string }
);

export interface OwnPageSite {
  /** Without a slash at the end. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** Serves `player.html` and `telling.html`; `hear` gets their words. */
export async function serveOwnPage(hear: (word: PageWord) => void): Promise<OwnPageSite> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const found = pages[pathname];
    if (pathname === '/said') {
      response.end();
      json(request).then(
        (word) => hear(word as PageWord),
        // The page went while it spoke.
        () => {},
      );
    } else if (pathname === '/hls.js') {
      response.writeHead(200, { 'Content-Type': 'text/javascript' });
      createReadStream(hlsJs).pipe(response);
    } else if (found !== undefined)
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(found);
    else response.writeHead(404).end('There is nothing here.');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
