import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeView } from '../../lab/src/views/made-view.js';
import type { AlertRuleBody, AlertsAnswer } from '../../server/src/dashboard/api/answers.js';
import { isInnerAddress } from '../../server/src/dashboard/alerts/webhook-target.js';
import { post } from './support/beacons.js';
import {
  discard,
  runToEnd,
  startBuiltServer,
  temporaryFolder,
  type BuiltServer,
} from './support/built-server.js';

interface Received {
  readonly path: string;
  readonly body: { readonly kind: string; readonly [key: string]: unknown };
}

let folder: string;
let server: BuiltServer;
let receiver: Server;
let hook: string;
const received: Received[] = [];

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const path = request.url ?? '';
      received.push({ path, body: JSON.parse(text) as Received['body'] });
      const status = { '/moved': 302, '/broken': 500 }[path] ?? 200;
      response.writeHead(status, { location: '/elsewhere' }).end();
    });
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  folder = await temporaryFolder();
  server = await startBuiltServer(['--data', folder]);
  const views = Array.from({ length: 60 }, (_, seed) => madeView(seed, Date.now() - 60_000));
  await Promise.all(views.map(async (view) => post(server.origin, view)));
});

afterAll(async () => {
  await server.stop();
  receiver.close();
  await discard(folder);
});

const rule: AlertRuleBody = {
  name: 'Slow starts',
  metric: 'startupP95Ms',
  direction: 'above',
  threshold: 1,
  windowMin: 15,
  leastPlays: 20,
  where: [],
  webhook: null,
};

const send = async (
  id: string,
  body: unknown,
  headers: Record<string, string> = {},
  origin = server.origin,
) => {
  const response = await fetch(`${origin}/api/alerts/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: (await response.json()) as AlertsAnswer & { detail?: string } };
};

async function stateAfter(id: string, body: AlertRuleBody) {
  const { answer } = await send(id, body);
  return answer.alerts.find((alert) => alert.id === id)?.state;
}

describe('alerts', () => {
  it('fire beyond the threshold, tell the webhook once, and tell it when all is well', async () => {
    const webhook = `${hook}/told`;
    expect(await stateAfter('one', { ...rule, webhook })).toMatchObject({
      status: 'firing',
      plays: 60,
      fault: null,
    });
    expect(await stateAfter('one', { ...rule, webhook })).toMatchObject({ status: 'firing' });
    expect(await stateAfter('one', { ...rule, webhook, threshold: 1e9 })).toMatchObject({ status: 'ok' });
    const bodies = received.filter(({ path }) => path === '/told').map(({ body }) => body);
    expect(bodies).toMatchObject([
      { kind: 'firing', name: 'Slow starts', metric: 'startupP95Ms', threshold: 1, plays: 60, windowMin: 15 },
      { kind: 'resolved' },
    ]);
  });

  it('say nothing where there is too little to judge by, or no view meets the conditions', async () => {
    expect(await stateAfter('few', { ...rule, leastPlays: 1_000 })).toMatchObject({
      status: 'ok',
      value: null,
    });
    const where = [{ dimension: 'abr', anyOf: ['nobody'] }];
    expect(await stateAfter('none', { ...rule, where, leastPlays: 0 })).toMatchObject({
      status: 'ok',
      plays: 0,
    });
    const silence = {
      ...rule,
      metric: 'plays',
      direction: 'below',
      threshold: 1,
      where,
      leastPlays: 0,
    } as const;
    expect(await stateAfter('silence', silence)).toMatchObject({ status: 'firing', value: 0 });
  });

  it('follow no redirect, and say what the webhook did not take', async () => {
    const moved = await stateAfter('moved', { ...rule, webhook: `${hook}/moved` });
    expect(moved).toMatchObject({ status: 'firing', fault: 'It answered 302.' });
    expect(received.some(({ path }) => path === '/elsewhere')).toBe(false);
    expect(await stateAfter('broken', { ...rule, webhook: `${hook}/broken` })).toMatchObject({
      fault: 'It answered 500.',
    });
  });

  it.each([
    [{ ...rule, metric: 'payload' }, 'metric'],
    [{ ...rule, threshold: -1 }, 'threshold'],
    [{ ...rule, windowMin: 1.5 }, 'windowMin'],
    [{ ...rule, name: ' ' }, 'name'],
    [{ ...rule, where: [{ dimension: '1=1', anyOf: ['x'] }] }, 'no such dimension'],
    [{ ...rule, webhook: 'file:///etc/passwd' }, 'http or https'],
    [{ ...rule, webhook: 'https://user:secret@chat.example/' }, 'user name'],
    ['words', 'Invalid'],
  ])('are refused with a sentence: %j', async (body, sentence) => {
    const { status, answer } = await send('bad', body);
    expect(status).toBe(400);
    expect(answer.detail).toContain(sentence);
  });

  it('are there again after a restart, and gone once removed', async () => {
    const kept = await temporaryFolder();
    let other = await startBuiltServer(['--data', kept]);
    await send('kept', rule, {}, other.origin);
    await other.stop();
    other = await startBuiltServer(['--data', kept]);
    const all = async () => (await (await fetch(`${other.origin}/api/alerts`)).json()) as AlertsAnswer;
    expect((await all()).alerts).toMatchObject([{ id: 'kept', rule }]);
    expect((await fetch(`${other.origin}/api/alerts/kept`, { method: 'DELETE' })).status).toBe(200);
    expect((await all()).alerts).toEqual([]);
    await other.stop();
    expect(JSON.parse(await readFile(join(kept, 'alerts.json'), 'utf8'))).toEqual({ version: 1, alerts: [] });

    await writeFile(join(kept, 'alerts.json'), '{');
    const { code, errors } = await runToEnd(['--data', kept, '--port', '0']);
    expect(code).toBe(2);
    expect(errors).toContain('alerts.json');
    await discard(kept);
  });

  it('reach inside the network only where the operator named it, once the server is open to others', async () => {
    const data = await temporaryFolder();
    const port = new URL(hook).port;
    const secret = ['--token', 'secret', '--party-secret', 'x'.repeat(32)];
    const args = ['--data', data, '--host', '0.0.0.0', ...secret];
    const allowed = [...args, '--webhook-hosts', `hooks.example,127.0.0.1:${port}`];
    const token = { authorization: 'Bearer secret' };
    const webhook = `${hook}/inside`;
    let open = await startBuiltServer(args);
    const refused = await send('inside', { ...rule, webhook }, token, open.origin);
    expect(refused).toMatchObject({
      status: 400,
      answer: { detail: expect.stringContaining('--webhook-hosts') },
    });
    // A name that leads inside is found out as it is connected to.
    const silence = { ...rule, metric: 'plays', direction: 'below', threshold: 1, leastPlays: 0 } as const;
    const named = { ...silence, webhook: `http://localhost:${port}/inside` };
    const { answer } = await send('named', named, token, open.origin);
    expect(answer.alerts[0]?.state.fault).toContain('--webhook-hosts');
    expect((await send('x', rule, {}, open.origin)).status).toBe(401);
    await open.stop();

    open = await startBuiltServer(allowed);
    const taken = await send('inside', { ...silence, webhook }, token, open.origin);
    expect(taken.answer.alerts.find(({ id }) => id === 'inside')?.state.fault).toBeNull();
    expect(received.filter(({ path }) => path === '/inside')).toHaveLength(1);
    await open.stop();
    await discard(data);
  });

  it.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', 'fd00::1', '::ffff:192.168.0.1', '0.0.0.0'])(
    'know %s for an inner address',
    (address) => {
      expect(isInnerAddress(address)).toBe(true);
    },
  );

  it.each(['1.1.1.1', '172.15.0.1', '2606:4700::1111'])('know %s for an outer one', (address) => {
    expect(isInnerAddress(address)).toBe(false);
  });
});
