import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { PlayerPage } from '../pages/player-page.js';
import { DASH, expect, HLS, test } from '../support/test.js';

test.describe.configure({ mode: 'parallel' });

interface Saved {
  readonly path: string;
  readonly record: {
    readonly truncated: boolean;
    readonly calls: readonly (readonly unknown[])[];
    readonly decisions: readonly { readonly reason: string }[];
    readonly qoe: { readonly viewId: string };
  };
}

async function openStats(page: Page): Promise<void> {
  await page.mouse.move(400, 300);
  await page.getByRole('button', { name: /settings/i }).click();
  await page
    .getByRole('menuitem', { name: /stats/i })
    .or(page.getByRole('menuitemcheckbox', { name: /stats/i }))
    .click();
}

/** By keyboard, as the button must be reached without a mouse too. */
async function saveSession(page: Page, path: string): Promise<Saved> {
  const button = page.getByRole('button', { name: 'Save session' });
  await expect(button).toBeVisible();
  const downloading = page.waitForEvent('download');
  await button.focus();
  await page.keyboard.press('Enter');
  const download = await downloading;
  await download.saveAs(path);
  const record = JSON.parse(await readFile(path, 'utf8')) as Saved['record'];
  expect(download.suggestedFilename()).toBe(`sv-session-${record.qoe.viewId}.json`);
  return { path, record };
}

/** `sv-lab replay`, as on a terminal. */
async function replay(...args: string[]): Promise<{ readonly code: number; readonly out: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['lab/bin/sv-lab.mjs', 'replay', ...args], (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, out: stdout + stderr });
    });
  });
}

async function lastChoice(playerPage: PlayerPage): Promise<number> {
  return Number((await playerPage.seen('sv-decision')).at(-1)?.detail['renditionIndex'] ?? -1);
}

function actions({ record }: Saved, call: string): number {
  return record.calls.filter((each) => each[0] === call && each.at(-1) !== null).length;
}

for (const [format, src] of [
  ['HLS', HLS],
  ['DASH', DASH],
] as const)
  test(`${format}: the decisions of a saved session are the same in the simulator`, async ({
    playerPage,
    page,
  }, info) => {
    const viewer = `replay-${format.toLowerCase()}`;
    await playerPage.shape(viewer, 4_000);
    await playerPage.openPlaying(`/shaped/${viewer}${src}`);
    await expect.poll(async () => lastChoice(playerPage), { timeout: 30_000 }).toBeGreaterThanOrEqual(3);
    const requested = (await playerPage.seen('sv-decision')).length;
    await expect.poll(async () => (await playerPage.seen('sv-decision')).length).toBeGreaterThan(requested);
    // In the middle of a download, which is then given up.
    await playerPage.shape(viewer, 250);
    const reasons = async () => (await playerPage.seen('sv-decision')).map(({ detail }) => detail['reason']);
    await expect.poll(reasons, { timeout: 30_000 }).toContain('abandon');
    await playerPage.shape(viewer, 8_000);
    await expect.poll(async () => lastChoice(playerPage), { timeout: 40_000 }).toBeGreaterThanOrEqual(3);

    await openStats(page);
    const saved = await saveSession(page, info.outputPath('session.json'));
    expect(saved.record.truncated).toBe(false);
    expect(actions(saved, 'abandon')).toBeGreaterThanOrEqual(1);
    expect(saved.record.decisions.map(({ reason }) => reason)).toContain('abandon');
    expect(JSON.stringify(saved.record)).not.toMatch(/https?:|\/shaped\/|\.m3u8|\.m4s|\.mpd/);

    const { code, out } = await replay(saved.path);
    const [, same, all] = /^(\d+) of (\d+) decisions the same$/m.exec(out) ?? [];
    expect(out).toContain(`sv-player/0.1.0, ${format.toLowerCase()},`);
    expect(Number(all)).toBeGreaterThan(10);
    expect(same).toBe(all);
    expect(code).toBe(0);
  });

test('a session whose controller was changed in mid-play replays too, and a changed file is noticed', async ({
  playerPage,
  page,
}, info) => {
  await playerPage.shape('replay-switch', 3_000);
  await playerPage.openPlaying(`/shaped/replay-switch${HLS}`, { abr: 'throughput' });
  await openStats(page);
  await playerPage.untilPlaying(4);
  await playerPage.set('abr', 'bola');
  await playerPage.shape('replay-switch', 1_200);
  await playerPage.set('currentTime', 30);
  await playerPage.untilPlaying(36);
  const { path, record } = await saveSession(page, info.outputPath('session.json'));
  expect(record.calls.filter(([call]) => call === 'use')).toEqual([
    ['use', 'throughput', 'name'],
    ['use', 'bola', 'name'],
  ]);

  const same = await replay(path);
  expect(same.out).toMatch(/throughput, then bola from [\d.]+ s on/);
  expect(same.out).toMatch(/^(\d+) of \1 decisions the same$/m);
  expect(same.code).toBe(0);

  const other = await replay(path, '--abr', 'hybrid');
  expect(other.out).toContain('What hybrid would have answered');
  expect(other.code).toBe(0);

  const changed = info.outputPath('changed.json');
  const text = await readFile(path, 'utf8');
  await writeFile(
    changed,
    text.replaceAll(/"bytes":(\d+)/g, (_, bytes) => `"bytes":${Number(bytes) * 3}`),
  );
  const differs = await replay(changed);
  expect(differs.out).toContain('The first that differs, calls[');
  expect(differs.code).toBe(1);
});
