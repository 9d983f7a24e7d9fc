import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { likesOf } from '../../src/party/room/likes.js';
import { readChat } from '../../src/party/room/read-chat.js';
import { hostOf, openRoom, playbackOf } from '../../src/party/room/room-document.js';
import { PARTY_CLOSE } from '../../src/wire/party.js';
import type { PartyWish } from '../../src/wire/party-command.js';
import { newId, PartyPage, tokenFor } from '../server/support/party-page.js';

const title = { mediaId: 'aurora' };
const texts = (page: PartyPage): string[] => readChat(page.doc).map(({ text }) => text);
const playback = (page: PartyPage) => playbackOf(openRoom(page.doc));

/**
 * What a party does, wherever its members are connected.
 * @param origins Of the servers; each page that joins goes to the next one.
 */
export function describeParty(name: string, origins: () => readonly string[]): void {
  describe(name, () => {
    let joined = 0;
    const next = (): string => {
      const all = origins();
      joined += 1;
      return all[joined % all.length] ?? '';
    };
    const join = async (pass: Parameters<typeof PartyPage.join>[1]): Promise<PartyPage> =>
      PartyPage.join(next(), pass);

    it('welcomes who comes, as who the token says they are', async () => {
      const ann = await join({ room: 'welcome', userId: 'ann', role: 'owner', name: 'Ann' });
      expect(ann.welcome?.you).toEqual({ userId: 'ann', name: 'Ann', role: 'owner' });
      await ann.leave();
    });

    it('carries out a command, tells everyone, then answers', async () => {
      const room = 'play';
      const ann = await join({ room, userId: 'ann', role: 'owner' });
      const ben = await join({ room, userId: 'ben' });
      expect(await ann.command({ type: 'title', title })).toMatchObject({ type: 'ack' });
      expect(await ann.command({ type: 'play', positionSec: 12 })).toMatchObject({ type: 'ack' });
      await ben.until(() => !playback(ben).paused);
      expect(playback(ben)).toMatchObject({ mediaId: 'aurora', anchorPosSec: 12, by: 'ann' });
      expect(playback(ben).anchorServerMs).toBeGreaterThan(ann.welcome?.serverMs ?? Number.NaN);
      expect(await ben.command({ type: 'chat-send', text: 'Hello' })).toMatchObject({ type: 'ack' });
      await ann.until(() => texts(ann).length === 1);
      expect(readChat(ann.doc)).toMatchObject([{ by: 'ben', name: 'ben', text: 'Hello' }]);

      const late = await join({ room, userId: 'cat', role: 'viewer' });
      expect(texts(late)).toEqual(['Hello']);
      expect(await late.command({ type: 'chat-send', text: 'Me too' })).toMatchObject({ code: 'forbidden' });
      await Promise.all([ann, ben, late].map(async (page) => page.leave()));
    });

    it('does nothing for a command that comes again, and answers it as before', async () => {
      const ann = await join({ room: 'again', userId: 'ann', role: 'owner' });
      const id = newId();
      const invite = { type: 'invite', role: 'viewer', forMs: 60_000 } as const;
      const answers = [await ann.command(invite, id), await ann.command(invite, id)];
      expect(answers).toEqual([
        { type: 'ack', id, inviteToken: expect.any(String) },
        { type: 'ack', id, inviteToken: expect.any(String) },
      ]);
      const said = newId();
      for (let time = 0; time < 3; time += 1) await ann.command({ type: 'chat-send', text: 'Once' }, said);
      expect(texts(ann)).toEqual(['Once']);
      const cheer = newId();
      for (let time = 0; time < 2; time += 1) await ann.command({ type: 'cheer', emoji: '🎉' }, cheer);
      await ann.command({ type: 'cheer', emoji: '👏' });
      const cheers = () => ann.told.filter((message) => message.type === 'cheer').map(({ emoji }) => emoji);
      await ann.until(() => cheers().includes('👏'));
      expect(cheers()).toEqual(['🎉', '👏']);
      await ann.leave();
    });

    it('tells the time to who asks', async () => {
      const ann = await join({ room: 'clock', userId: 'ann' });
      ann.say({ type: 'ping', t0: 1_234.5 });
      await ann.until(() => ann.told.some(({ type }) => type === 'pong'));
      const pong = ann.told.find((message) => message.type === 'pong');
      expect(pong).toMatchObject({ t0: 1_234.5 });
      expect(Math.abs((pong?.t1 ?? 0) - Date.now())).toBeLessThan(60_000);
      expect(pong?.t2).toBeGreaterThanOrEqual(pong?.t1 ?? Number.NaN);
      await ann.leave();
    });

    it('waits for the host, goes on without them, and names another when they are gone', async () => {
      const room = 'host';
      const ann = await join({ room, userId: 'ann', role: 'owner' });
      const ben = await join({ room, userId: 'ben' });
      await ben.until(() => hostOf(openRoom(ben.doc)) === 'ann');
      await ann.command({ type: 'title', title });
      await ann.command({ type: 'play' });
      const state = { waiting: null, typing: false, apart: false };
      ann.sendPresence(7, 1, state);
      await ben.until(() => ben.presence.has(7));
      // Whoever isn't present doesn't stay host.
      ben.sendPresence(8, 1, state);
      await ann.until(() => ann.presence.has(8));
      ann.sendPresence(7, 2, { ...state, waiting: 'stall' });
      await ben.until(() => playback(ben).heldFor.includes('ann'));
      ann.sendPresence(7, 3, state);
      await ben.until(() => playback(ben).heldFor.length === 0);
      expect(await ann.command({ type: 'host', userId: 'ben' })).toMatchObject({ type: 'ack' });
      await ann.until(() => hostOf(openRoom(ann.doc)) === 'ben');
      await Promise.all([ann.leave(), ben.leave()]);
    });

    it('waits for nobody who says nothing of themselves, and stays with nobody who is not there', async () => {
      const room = 'silent';
      const ann = await join({ room, userId: 'ann', role: 'owner' });
      const ben = await join({ room, userId: 'ben' });
      await ann.command({ type: 'settings', settings: { waiting: 'all' } });
      await ann.command({ type: 'title', title });
      await ann.command({ type: 'play' });
      ben.sendPresence(8, 1, { waiting: null, typing: false, apart: false });
      await ann.until(() => ann.presence.has(8));
      await ben.until(() => !playback(ben).paused);
      expect(playback(ben).heldFor).toEqual([]);
      const hosts: (string | null)[] = [];
      openRoom(ben.doc).room.observe(() => hosts.push(hostOf(openRoom(ben.doc))));
      expect(await ann.command({ type: 'host', userId: 'nobody' })).toMatchObject({ type: 'ack' });
      await ben.until(() => ['ann', 'ben'].includes(hosts.at(-1) ?? ''));
      await Promise.all([ann.leave(), ben.leave()]);
    });

    it('makes host who is there, though they say nothing of themselves: who has been there longest', async () => {
      const room = 'quiet';
      const ann = await join({ room, userId: 'ann', role: 'owner' });
      const zoe = await join({ room, userId: 'zoe' });
      const ben = await join({ room, userId: 'ben' });
      const host = (): string | null => hostOf(openRoom(ben.doc));
      await ben.until(() => host() === 'ann');
      await ann.leave();
      await ben.until(() => host() !== 'ann');
      expect(host()).toBe('zoe');
      await zoe.leave();
      await ben.until(() => host() === 'ben');
      await ben.leave();
    });

    it('counts who likes it, each once and viewers too', async () => {
      const room = 'liked';
      const ann = await join({ room, userId: 'ann' });
      const ben = await join({ room, userId: 'ben', role: 'viewer' });
      const likes = (): readonly string[] => [...likesOf(openRoom(ann.doc))].sort();
      for (const page of [ann, ben, ben]) await page.command({ type: 'like', on: true });
      await ann.until(() => likes().length === 2);
      expect(likes()).toEqual(['ann', 'ben']);
      await ben.command({ type: 'like', on: false });
      await ann.until(() => likes().length === 1);
      expect(await ben.command({ type: 'like', on: 7 } as unknown as PartyWish)).toMatchObject({
        code: 'invalid',
      });
      await Promise.all([ann.leave(), ben.leave()]);
    });

    it('tells moderators alone who is banned, by whom and until when, and lets any of them lift it', async () => {
      const room = 'bans';
      const bansOf = (page: PartyPage) => page.told.findLast((message) => message.type === 'bans')?.bans;
      const ann = await join({ room, userId: 'ann', role: 'owner', name: 'Ann' });
      const ben = await join({ room, userId: 'ben' });
      const eve = await join({ room, userId: 'eve', name: 'Eve' });
      eve.sendPresence(3, 1, { waiting: null, typing: false, apart: false });
      await ann.until(() => ann.presence.has(3));
      await ann.command({ type: 'ban', userId: 'eve', forMs: 3_600_000 });
      await eve.closed;
      await ann.until(() => bansOf(ann)?.length === 1);
      const eves = { userId: 'eve', name: 'Eve', by: 'ann', byName: 'Ann', untilMs: expect.any(Number) };
      const cat = await join({ room, userId: 'cat', role: 'moderator' });
      await cat.until(() => bansOf(cat) !== undefined);
      expect(bansOf(cat)).toEqual([eves]);
      // Whoever may not lift it hears nothing of it, by no way.
      await ben.command({ type: 'chat-send', text: 'Where is she?' });
      expect(bansOf(ben)).toBeUndefined();
      expect(Buffer.from(Y.encodeStateAsUpdate(ben.doc)).includes('eve')).toBe(false);
      await ann.command({ type: 'role', userId: 'ben', role: 'moderator' });
      await ben.until(() => bansOf(ben) !== undefined);
      expect(bansOf(ben)).toEqual([eves]);

      expect(await cat.command({ type: 'unban', userId: 'eve' })).toMatchObject({ type: 'ack' });
      await ann.until(() => bansOf(ann)?.length === 0);
      const back = await join({ room, userId: 'eve' });
      await Promise.all([ann, ben, cat, back].map(async (page) => page.leave()));
    });

    it('tells who is present, as the token and the room know them', async () => {
      const room = 'presence';
      const ann = await join({ room, userId: 'ann', role: 'owner' });
      const ben = await join({ room, userId: 'ben', name: 'Ben' });
      ben.sendPresence(5, 1, {
        user: { userId: 'ann', role: 'owner' },
        waiting: 'ad',
        typing: true,
        more: 'x',
      });
      await ann.until(() => ann.presence.has(5));
      const said = { waiting: 'ad', typing: true, apart: false };
      expect(ann.presence.get(5)?.state).toEqual({
        user: { userId: 'ben', name: 'Ben', role: 'member' },
        ...said,
      });
      await ann.command({ type: 'role', userId: 'ben', role: 'moderator' });
      const user = { userId: 'ben', name: 'Ben', role: 'moderator' };
      await ann.until(() => (ann.presence.get(5)?.clock ?? 0) > 1);
      expect(ann.presence.get(5)?.state).toEqual({ user, ...said });
      await ben.leave();
      await ann.until(() => ann.presence.get(5)?.state === null);
      await ann.leave();
    });

    it('sends out who is kicked, with the reason, and keeps out who is banned', async () => {
      const room = 'order';
      const ann = await join({ room, userId: 'ann', role: 'owner' });
      const ben = await join({ room, userId: 'ben' });
      await ann.command({ type: 'kick', userId: 'ben', reason: 'ж'.repeat(100) });
      const { code, reason } = await ben.closed;
      expect(code).toBe(PARTY_CLOSE.kicked);
      expect(reason).toMatch(/^A moderator sent you out\. ж+$/);
      const back = await join({ room, userId: 'ben' });
      await ann.command({ type: 'ban', userId: 'ben', forMs: null });
      expect(await back.closed).toMatchObject({ code: PARTY_CLOSE.banned });
      await ann.leave();
    });

    it('takes nobody new while it is locked, but who was there before', async () => {
      const room = 'locked';
      const ann = await join({ room, userId: 'ann', role: 'owner' });
      const ben = await join({ room, userId: 'ben' });
      await ann.command({ type: 'settings', settings: { locked: true } });
      const cat = await PartyPage.open(next(), room, await tokenFor({ room, userId: 'cat' }));
      expect(await cat.closed).toMatchObject({ code: PARTY_CLOSE.locked });
      await ben.leave();
      const back = await join({ room, userId: 'ben' });
      await Promise.all([ann.leave(), back.leave()]);
    });

    it('gives who brings an invite a token, until the invite is revoked', async () => {
      const room = 'invite';
      const ann = await join({ room, userId: 'ann', role: 'owner' });
      const id = newId();
      const answer = await ann.command({ type: 'invite', role: 'viewer', forMs: 60_000 }, id);
      const invite = answer.type === 'ack' ? answer.inviteToken : undefined;
      const redeem = async (): Promise<Response> =>
        fetch(`${next()}/party/token`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ invite, name: ' Dan\u202E ' }),
        });
      const given = (await (await redeem()).json()) as { token: string; name: string; role: string };
      expect(given).toMatchObject({ name: 'Dan', role: 'viewer', room });
      const dan = await PartyPage.open(next(), room, given.token);
      await dan.until(() => dan.welcome !== undefined);
      await dan.leave();
      await ann.command({ type: 'invite-revoke', inviteId: id });
      // Whichever server is asked, and though it holds by its signature.
      for (const _ of origins()) {
        const refused = await redeem();
        expect(refused.status).toBe(401);
        expect(await refused.json()).toEqual({
          error: 'revoked',
          detail: expect.stringMatching(/taken back/),
        });
      }
      const again = await PartyPage.open(next(), room, given.token);
      expect(await again.closed).toMatchObject({ code: PARTY_CLOSE.unauthorized });
      await ann.leave();
    });
  });
}
