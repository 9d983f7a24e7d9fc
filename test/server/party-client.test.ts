import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { joinParty, type Party, type PartyEvents } from '../../src/party/index.js';
import { discard, startBuiltServer, temporaryFolder } from './support/built-server.js';
import { SECRET, tokenFor } from './support/party-page.js';

let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder();
});

afterAll(async () => discard(folder));

const types: readonly (keyof PartyEvents)[] = ['connection', 'playback', 'room', 'chat', 'members'];

/** Resolves once it holds, looking whenever a party tells of something. */
async function until(party: Party, holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise<void>((resolve) => {
      const stops = types.map((type) =>
        party.events.on(type, () => {
          for (const stop of stops) stop();
          resolve();
        }),
      );
    });
  }
}

describe('pages of ours', () => {
  it('watch together, and go on by themselves once a server that went is back', async () => {
    const args = ['--data', folder, '--party-secret', SECRET];
    const first = await startBuiltServer(args);
    const join = async (userId: string, role: 'owner' | 'member'): Promise<Party> =>
      joinParty({
        url: `${first.origin.replace('http', 'ws')}/party`,
        room: 'film',
        token: async () => tokenFor({ room: 'film', userId, role, name: userId.toUpperCase() }),
        WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
      });
    const [ann, ben] = await Promise.all([join('ann', 'owner'), join('ben', 'member')]);
    await until(ann, () => ann.members.length === 2);
    expect(ann.you).toEqual({ userId: 'ann', name: 'ANN', role: 'owner' });
    await ann.request({ type: 'title', title: { mediaId: 'aurora' } });
    await ben.request({ type: 'chat-send', text: 'Go!' });
    await ann.request({ type: 'play' });
    await until(ben, () => !ben.playback.paused);
    expect(ben.chat.map(({ name, text }) => `${name}: ${text}`)).toEqual(['BEN: Go!']);

    await first.stop();
    await until(ben, () => ben.connection.state === 'reconnecting');
    const said = ben.request({ type: 'chat-send', text: 'Still there?' });
    const second = await startBuiltServer([...args, '--port', new URL(first.origin).port, '--strict-port']);
    await said;
    await until(ann, () => ann.chat.length === 2 && ann.members.length === 2);
    expect(ann.playback).toMatchObject({ mediaId: 'aurora', paused: false });
    ann.leave();
    await until(ben, () => ben.members.length === 1);
    ben.leave();
    await second.stop();
  });
});
