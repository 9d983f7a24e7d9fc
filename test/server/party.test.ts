import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { readChat } from '../../src/party/room/read-chat.js';
import { describeParty } from '../contract/party-contract.js';
import { discard, startBuiltServer, temporaryFolder, type BuiltServer } from './support/built-server.js';
import { PartyPage, SECRET, tokenFor } from './support/party-page.js';

let folder: string;
let server: BuiltServer;

beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startBuiltServer([
    '--data',
    folder,
    '--party-secret',
    SECRET,
    '--party-limits',
    'awayMs=1500',
  ]);
});

afterAll(async () => {
  await server.stop();
  await discard(folder);
});

describeParty('a party on one server', () => [server.origin]);

const textsOf = (page: PartyPage): string[] => readChat(page.doc).map(({ text }) => text);

describe('a party', () => {
  it('keeps what leaves the chat for those in the room', async () => {
    const quick = await startBuiltServer([
      '--data',
      `${folder}/pages`,
      '--party-secret',
      SECRET,
      '--party-limits',
      'commandsPerSec=1000,commandsBurst=1000,messagesBurst=1000',
    ]);
    const room = 'pages';
    const ann = await PartyPage.join(quick.origin, { room, userId: 'ann', role: 'owner' });
    const sent = Array.from({ length: 201 }, (_, at) => `message ${at}`);
    await Promise.all(sent.map(async (text) => ann.command({ type: 'chat-send', text })));
    expect(textsOf(ann)).toEqual(sent.slice(50));
    const headers = { authorization: `Bearer ${await tokenFor({ room, userId: 'ann' })}` };
    const page = async () => fetch(`${quick.origin}/party/${room}/chat/0`, { headers });
    const { messages } = (await (await page()).json()) as { messages: { message: { text: string } }[] };
    expect(messages.map(({ message }) => message.text)).toEqual(sent.slice(0, 50));
    expect((await fetch(`${quick.origin}/party/${room}/chat/0`)).status).toBe(401);
    await ann.leave();
    expect((await page()).status).toBe(403);
    await quick.stop();
  });

  it('is understood by the stock client', async () => {
    const room = 'stock';
    const ann = await PartyPage.join(server.origin, { room, userId: 'ann', role: 'owner' });
    await ann.command({ type: 'chat-send', text: 'Before' });
    const doc = new Y.Doc();
    const stock = new WebsocketProvider(`${server.origin.replace('http', 'ws')}/party`, room, doc, {
      params: { token: await tokenFor({ room, userId: 'ben' }) },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    });
    stock.awareness.setLocalState({ waiting: null, typing: false, apart: false });
    await new Promise((resolve) => stock.once('sync', resolve));
    expect(readChat(doc).map(({ text }) => text)).toEqual(['Before']);
    await ann.until(() => ann.presence.has(doc.clientID));
    ann.sendPresence(9, 1, { waiting: null, typing: true, apart: false });
    await new Promise<void>((resolve) => {
      stock.awareness.on('change', () => {
        if (stock.awareness.getStates().has(9)) resolve();
      });
    });
    expect(stock.wsconnected).toBe(true);
    stock.destroy();
    await ann.until(() => ann.presence.get(doc.clientID)?.state === null);
    await ann.leave();
  });
});

describe('guests', () => {
  it('get tokens for the asking on this machine; who opens a room owns it', async () => {
    const own = await startBuiltServer(['--data', `${folder}/guests`]);
    const ask = async (headers: Record<string, string> = {}) =>
      fetch(`${own.origin}/party/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ room: 'demo', name: 'Ann' }),
      });
    const [first, second] = [await (await ask()).json(), await (await ask()).json()];
    expect(first).toMatchObject({ role: 'owner', name: 'Ann', room: 'demo' });
    expect(second).toMatchObject({ role: 'member' });
    const page = await PartyPage.open(own.origin, 'demo', (first as { token: string }).token);
    await page.until(() => page.welcome !== undefined);
    expect((await ask({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(403);
    await own.stop();

    const restarted = await startBuiltServer(['--data', `${folder}/guests`]);
    const back = await PartyPage.open(restarted.origin, 'demo', (first as { token: string }).token);
    await back.until(() => back.welcome !== undefined);
    await restarted.stop();
  });

  it('get none where the site signs them', async () => {
    const asked = await fetch(`${server.origin}/party/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ room: 'demo', name: 'Ann' }),
    });
    expect(asked.status).toBe(403);
  });
});
