import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detectSource } from '../../../src/engine/source/detect-source.js';

let server: Server;
let origin = '';
const requested: string[] = [];
const answers = new Map<string, (response: ServerResponse) => void>();
/** Resolves when the client of a request lets go of it. */
const closed = new Map<string, Promise<unknown>>();

function serve(body: string | Uint8Array, contentType?: string): (response: ServerResponse) => void {
  return (response) => {
    if (contentType) response.setHeader('content-type', contentType);
    response.end(body);
  };
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    requested.push(path);
    closed.set(path, once(response, 'close'));
    const answer = answers.get(path);
    if (answer) answer(response);
    else response.writeHead(404).end('nothing here');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const { signal } = new AbortController();

function detect(path: string, options: { type?: string; timeoutMs?: number; signal?: AbortSignal } = {}) {
  return detectSource(`${origin}${path}`, { signal, ...options });
}

describe('detecting what a source is', () => {
  it('asks the network nothing when the name or the declaration tells', async () => {
    expect((await detect('/named.m3u8')).type).toBe('hls');
    expect((await detect('/named.mp4', { type: 'application/dash+xml' })).type).toBe('dash');
    expect(requested.filter((path) => path.startsWith('/named'))).toEqual([]);
  });

  it.each([
    ['HLS', '#EXTM3U\n#EXT-X-VERSION:7\n', 'hls'],
    ['HLS behind a byte order mark and blank lines', '\uFEFF\n\n#EXTM3U\n', 'hls'],
    ['DASH', '<MPD xmlns="urn:mpeg:dash:schema:mpd:2011">', 'dash'],
    [
      'DASH behind prolog and comment',
      '\uFEFF<?xml version="1.0"?>\n<!-- a <html> comment -->\n <MPD>',
      'dash',
    ],
    ['DASH with a prefix', '<?xml version="1.0"?><dash:MPD>', 'dash'],
    ['MP4', Uint8Array.of(0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73, 0x6f, 0x6d), 'file'],
    ['WebM', Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, 1), 'file'],
  ])('looks inside: %s', async (name, body, type) => {
    const path = `/inside/${encodeURIComponent(name)}`;
    answers.set(path, serve(body, 'text/plain'));
    expect(await detect(path)).toEqual({ url: `${origin}${path}`, type });
  });

  it('goes by the Content-Type where the bytes say nothing', async () => {
    answers.set('/bytes', serve('\u0001\u0002', 'video/x-odd'));
    expect((await detect('/bytes')).type).toBe('file');
    answers.set('/nothing', serve('hello', 'text/plain'));
    await expect(detect('/nothing')).rejects.toMatchObject({ code: 'SOURCE_UNSUPPORTED' });
  });

  it('decides as soon as it can, and cancels the rest', async () => {
    answers.set('/endless', (response) => {
      response.write('#EXT');
      setTimeout(() => response.write('M3U\n'), 20);
    });
    expect((await detect('/endless')).type).toBe('hls');
    await closed.get('/endless');
  });

  it.each([
    ['empty', ''],
    ['blank', ' \n\n '],
    ['a web page', '<!DOCTYPE html><html><body>Sign in</body></html>'],
    ['a web page behind a comment', '<!-- x -->\n<HTML>'],
  ])('refuses %s as no manifest', async (name, body) => {
    const path = `/no/${encodeURIComponent(name)}`;
    answers.set(path, serve(body, 'application/dash+xml'));
    await expect(detect(path)).rejects.toMatchObject({ code: 'MANIFEST_INVALID' });
  });

  it('names the status of a refusal, and a server that is not there', async () => {
    await expect(detect('/missing')).rejects.toMatchObject({
      code: 'MANIFEST_LOAD_FAILED',
      context: { status: 404 },
    });
    await expect(detectSource('http://127.0.0.1:1/x', { signal })).rejects.toMatchObject({
      code: 'MANIFEST_LOAD_FAILED',
    });
  });

  it('gives up on an answer, or a body, that never comes', async () => {
    answers.set('/silent', () => {});
    answers.set('/stuck', (response) => response.write(' '));
    await expect(detect('/silent', { timeoutMs: 100 })).rejects.toMatchObject({ code: 'MANIFEST_TIMEOUT' });
    await expect(detect('/stuck', { timeoutMs: 100 })).rejects.toMatchObject({ code: 'MANIFEST_TIMEOUT' });
    await Promise.all([closed.get('/silent'), closed.get('/stuck')]);
  });

  it('stops when told to, before and in the middle', async () => {
    answers.set('/abort', () => {});
    const abort = new AbortController();
    const detected = detect('/abort', { signal: abort.signal });
    abort.abort();
    await expect(detected).rejects.toMatchObject({ name: 'AbortError' });
    await expect(detect('/named.mpd', { signal: abort.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it.each(['ftp://a.example/x.m3u8', 'javascript:alert(1)', 'relative.m3u8', 'http://', ''])(
    'refuses the address %j',
    async (url) => {
      await expect(detectSource(url, { signal })).rejects.toMatchObject({ code: 'SOURCE_UNSUPPORTED' });
    },
  );
});
