import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discard, startBuiltServer, temporaryFolder, type BuiltServer } from './support/built-server.js';

const segment = Buffer.from(Array.from({ length: 1_000 }, (_, index) => index % 251));
const description = {
  id: 'aurora',
  title: 'Aurora',
  description: 'Lights over a lake.',
  durationSec: 64,
  hls: 'master.m3u8',
  dash: 'manifest.mpd',
  poster: 'poster.jpg',
  captions: [{ language: 'en', label: 'English', src: 'captions/en.vtt' }],
  ladder: [{ name: '144p', width: 256, height: 144, bitrateKbps: 256, frameRate: 25 }],
};

let folder: string;
let server: BuiltServer;

beforeAll(async () => {
  folder = await temporaryFolder();
  const title = join(folder, 'titles', 'aurora');
  await mkdir(join(folder, 'titles', 'unfinished'), { recursive: true });
  await mkdir(join(folder, 'titles', 'broken'), { recursive: true });
  await mkdir(join(folder, 'titles', 'sly'), { recursive: true });
  await mkdir(title, { recursive: true });
  await Promise.all([
    writeFile(join(folder, 'secret.txt'), 'secret'),
    writeFile(join(folder, 'titles', 'broken', 'title.json'), '{"id":'),
    writeFile(
      join(folder, 'titles', 'sly', 'title.json'),
      JSON.stringify({ ...description, hls: '../../secret.txt' }),
    ),
    writeFile(join(title, 'title.json'), JSON.stringify(description)),
    writeFile(join(title, '.hidden'), 'hidden'),
    writeFile(join(title, 'master.m3u8'), '#EXTM3U\n'),
    writeFile(join(title, 'manifest.mpd'), '<MPD/>'),
    writeFile(join(title, 'en.vtt'), 'WEBVTT\n'),
    writeFile(join(title, 'one.m4s'), segment),
    writeFile(join(title, 'file.mp4'), segment),
    writeFile(join(title, 'init.mp4'), segment),
  ]);
  server = await startBuiltServer(['--titles', join(folder, 'titles'), '--data', join(folder, 'data')]);
});

afterAll(async () => {
  await server.stop();
  await discard(folder);
});

const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(server.origin + path, { headers });

/** The path as it stands: fetch would tidy it up. */
async function getRaw(path: string): Promise<{ readonly status: number; readonly body: string }> {
  const { hostname, port } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .once('error', reject)
      .end();
  });
}

describe('media', () => {
  it.each([
    ['master.m3u8', 'application/vnd.apple.mpegurl', 'no-cache'],
    ['manifest.mpd', 'application/dash+xml', 'no-cache'],
    ['en.vtt', 'text/vtt; charset=utf-8', 'no-cache'],
    ['one.m4s', 'video/iso.segment', 'public, max-age=3600, immutable'],
    ['init.mp4', 'video/mp4', 'public, max-age=3600, immutable'],
    ['file.mp4', 'video/mp4', 'no-cache'],
  ])('%s is served as %s, %s', async (name, type, cacheControl) => {
    const response = await get(`/media/aurora/${name}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('cache-control')).toBe(cacheControl);
  });

  it('is open to pages of other sites, with timing and lengths readable', async () => {
    const response = await get('/media/aurora/one.m4s', { origin: 'https://example.org' });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('timing-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-expose-headers')).toMatch(/Content-Length.*Content-Range/);
  });

  it('answers the preflight of a range request', async () => {
    const response = await fetch(`${server.origin}/media/aurora/one.m4s`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://example.org',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'range',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toContain('range');
  });

  it.each([
    ['bytes=0-9', 0, 10],
    ['bytes=990-', 990, 1_000],
    ['bytes=-5', 995, 1_000],
    ['bytes=100-5000', 100, 1_000],
  ])('serves the range %s', async (range, from, to) => {
    const response = await get('/media/aurora/one.m4s', { range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/1000`);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(segment.subarray(from, to));
  });

  it('refuses a range beyond the end, and says where the end is', async () => {
    const response = await get('/media/aurora/one.m4s', { range: 'bytes=1000-' });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe('bytes */1000');
  });

  it('says that a kept copy is still good', async () => {
    const tag = (await get('/media/aurora/master.m3u8')).headers.get('etag') ?? '';
    expect(
      (await get('/media/aurora/master.m3u8', { 'if-none-match': tag, 'cache-control': 'max-age=0' })).status,
    ).toBe(304);
  });

  it.each([
    '/media/../secret.txt',
    '/media/%2e%2e/secret.txt',
    '/media/..%2fsecret.txt',
    '/media/aurora/../../secret.txt',
    '/media/aurora/%2e%2e/%2e%2e/secret.txt',
    '/media/aurora/..%5c..%5csecret.txt',
    '/media//etc/passwd',
    '/media/aurora/.hidden',
    '/media/aurora/one.m4s%00.vtt',
    '/shaped/v/media/../../secret.txt',
  ])('gives nothing away at %s', async (path) => {
    const { status, body } = await getRaw(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body).not.toMatch(/secret$|hidden$|root:/);
  });

  it('lists the titles that are whole, with paths from the root', async () => {
    const { titles } = (await (await get('/media/index.json')).json()) as { titles: unknown };
    expect(titles).toEqual([
      {
        ...description,
        hls: '/media/aurora/master.m3u8',
        dash: '/media/aurora/manifest.mpd',
        poster: '/media/aurora/poster.jpg',
        captions: [{ language: 'en', label: 'English', src: '/media/aurora/captions/en.vtt' }],
      },
    ]);
  });

  it('tells a person about a page that is not there, and repeats nothing as markup', async () => {
    const response = await get('/<b>x</b>', { accept: 'text/html' });
    expect(response.status).toBe(404);
    const page = await response.text();
    expect(page).toContain('href="/live"');
    expect(page).not.toContain('<b>x');
  });
});
