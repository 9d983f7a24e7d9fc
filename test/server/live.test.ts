import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batchOf, post, viewEvents } from './support/beacons.js';
import { discard, startBuiltServer, temporaryFolder, type BuiltServer } from './support/built-server.js';

let folders: string[];
let open: BuiltServer;
let guarded: BuiltServer;

beforeAll(async () => {
  folders = [await temporaryFolder(), await temporaryFolder()];
  [open, guarded] = await Promise.all([
    startBuiltServer(['--data', folders[0] ?? '']),
    startBuiltServer([
      '--data',
      folders[1] ?? '',
      '--host',
      '0.0.0.0',
      '--token',
      'a secret',
      '--party-secret',
      'a secret of thirty-two characters',
    ]),
  ]);
});

afterAll(async () => {
  await Promise.all([open.stop(), guarded.stop()]);
  await Promise.all(folders.map(discard));
});

const status = async (path: string, headers: Record<string, string> = {}): Promise<number> =>
  (await fetch(guarded.origin + path, { headers })).status;

describe('live views', () => {
  it('start empty, and then show totals and the views last seen first', async () => {
    const views = async () => (await fetch(`${open.origin}/api/views?limit=2`)).json();
    expect(await views()).toMatchObject({
      totals: { viewsNow: 0, plays: 0, failures: 0, medianStartupMs: null, rebufferRatio: null },
      views: [],
    });
    for (const name of ['first', 'second', 'third']) {
      await post(open.origin, batchOf(name, viewEvents()));
    }
    expect(await views()).toMatchObject({
      totals: { viewsNow: 3, plays: 3, failures: 0, medianStartupMs: 480, rebufferRatio: 0.1 },
      views: [{ viewId: 'third' }, { viewId: 'second' }],
    });
  });

  it.each(['0', '1001', 'x', '-1', '1.5'])('refuse limit=%s', async (limit) => {
    expect((await fetch(`${open.origin}/api/views?limit=${limit}`)).status).toBe(400);
  });

  it('have a page that runs nothing but its own script', async () => {
    const page = await fetch(`${open.origin}/live`);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'self'/);
    const text = await page.text();
    expect(text).not.toMatch(/<style|style=|onload=|<script(?![^>]*\ssrc=)/);
    for (const [, path] of text.matchAll(/(?:src|href)="(live\/[^"]+)"/g)) {
      expect((await fetch(`${open.origin}/${path}`)).status).toBe(200);
    }
  });

  it('are shown under the name of this machine only, where there is no token', async () => {
    const { hostname, port } = new URL(open.origin);
    const foreign = await new Promise((resolve) => {
      request({ hostname, port, path: '/api/views', headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(foreign).toBe(403);
  });

  it('ask for the token where there is one; beacons and media do not', async () => {
    expect(await status('/api/views')).toBe(401);
    expect(await status('/live')).toBe(401);
    expect(await status('/live?token=wrong')).toBe(401);
    expect(await status('/shaped/v/api/views')).toBe(401);
    expect(await status('/api/views', { authorization: 'Bearer a secret' })).toBe(200);
    expect(await status('/live?token=a+secret')).toBe(200);
    expect(await status('/media/index.json')).toBe(200);
    expect((await post(guarded.origin, batchOf('view', viewEvents()))).status).toBe(200);
  });

  it('say whether the process answers, and whether beacons can be stored', async () => {
    expect(await (await fetch(`${guarded.origin}/healthz`)).json()).toEqual({ ok: true });
    expect(await (await fetch(`${guarded.origin}/readyz`)).json()).toMatchObject({ ok: true, store: 'up' });
    expect(await status('/metrics')).toBe(401);
  });
});
