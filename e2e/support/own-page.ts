import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** A page as someone else would write it: bare hls.js, its source in its address, and word when it plays. */
const page = `<!doctype html>
  <title>Someone's page</title>
  <link rel="icon" href="data:," />
  <video muted autoplay playsinline width="640" height="360"></video>
  <script src="/hls.js"></script>
  <script>
    const video = document.querySelector('video');
    video.addEventListener('playing', () => fetch('/playing', { method: 'POST' }), { once: true });
    const src = new URLSearchParams(location.search).get('src');
    if (src) {
      const hls = new Hls();
      hls.loadSource(src);
      hls.attachMedia(video);
    }
  </script>`;

const hlsJs = fileURLToPath(new URL('../../node_modules/hls.js/dist/hls.min.js', import.meta.url));

export interface OwnPageSite {
  /** Without a slash at the end. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** Serves the page; `playing` is told each time it has begun to play. */
export async function serveOwnPage(playing: () => void): Promise<OwnPageSite> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/playing') {
      response.end();
      playing();
    } else if (pathname === '/hls.js') {
      response.writeHead(200, { 'Content-Type': 'text/javascript' });
      createReadStream(hlsJs).pipe(response);
    } else if (pathname === '/player.html')
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
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
