import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOrigin, type Origin } from '../../../../lab/src/chaos/origin/start-origin.js';
import { titleFolder } from './support/origin-under-test.js';

let folder: Awaited<ReturnType<typeof titleFolder>>;
let origin: Origin;

beforeAll(async () => {
  folder = await titleFolder();
  origin = await startOrigin({ root: folder.root });
});

afterAll(async () => {
  await origin.close();
  await folder.remove();
});

const control = async (path: string, init?: RequestInit): Promise<Response> =>
  fetch(`${origin.url}/_chaos/${path}`, init);

const put = async (name: string, body: unknown): Promise<Response> =>
  control(`viewers/${name}`, { method: 'PUT', body: typeof body === 'string' ? body : JSON.stringify(body) });

describe('the control API', () => {
  it("sets, tells and forgets a viewer's conditions", async () => {
    const conditions = {
      link: {
        steps: [
          { fromSec: 0, kbps: 900, latencyMs: 5 },
          { fromSec: 3, kbps: null, latencyMs: 0 },
        ],
        repeatAfterSec: 6,
      },
      faults: [{ id: 'a', match: { kinds: ['video'] }, effect: { kind: 'status', status: 404 } }],
      seed: 9,
    };
    expect(await (await put('me', conditions)).json()).toMatchObject({ name: 'me', kbps: 900, conditions });
    expect(origin.viewer('me').conditions).toEqual(conditions);
    expect((await fetch(origin.viewerUrl('me', 'video/1.m4s'))).status).toBe(404);
    expect(await (await control('viewers/me/requests')).json()).toMatchObject({
      requests: [{ path: 'video/1.m4s', faults: ['a'], status: 404 }],
    });
    expect(await (await put('me', { kbps: 700 })).json()).toMatchObject({
      kbps: 700,
      latencyMs: 0,
      conditions: { faults: [], seed: 1 },
    });
    expect(await (await control('viewers')).json()).toMatchObject({ viewers: [{ name: 'me', kbps: 700 }] });
    expect((await control('viewers/me', { method: 'DELETE' })).status).toBe(204);
    expect((await control('viewers/me')).status).toBe(404);
    expect(await (await control('viewers/me/requests')).json()).toEqual({ requests: [] });
  });

  it.each([
    ['{', 'The body is no JSON'],
    [{ kbps: 'fast' }, 'kbps is "fast"'],
    [{ kbps: -1 }, 'from 0 to'],
    [{ linc: {} }, 'Did you mean "link"'],
    [{ link: { steps: [{ fromSec: 0, kbps: 1, latncyMs: 3 }] } }, 'Did you mean "latencyMs"'],
    [{ faults: [{ id: 'x', match: {}, effect: { kind: 'hangs' } }] }, 'Did you mean "hang"'],
  ])('refuses %j in words, and leaves the viewer as it was', async (body, words) => {
    await put('kept', { kbps: 123 });
    const answer = await put('kept', body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/json');
    const { error } = (await answer.json()) as { error: string };
    expect(error).toContain(words);
    expect(origin.viewer('kept').kbps).toBe(123);
  });

  it.each([
    ['', 'GET', 404],
    ['viewer', 'GET', 404],
    ['viewers', 'DELETE', 405],
    ['viewers/a', 'POST', 405],
    ['viewers/a/requests', 'PUT', 405],
    ['viewers/a/b', 'GET', 404],
    ['viewers/a/requests/1', 'GET', 404],
    ['viewers/%20', 'PUT', 400],
    ['viewers/nobody', 'GET', 404],
  ])('answers %j %s with %d and a sentence', async (path, method, status) => {
    const answer = await control(path, { method });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ error: expect.stringMatching(/\.$/) });
  });
});
