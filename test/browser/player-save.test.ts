import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import '../../player/define.js';
import type { SvPlayer } from '../../player/define.js';
import { request } from '../../player/state/player-request.js';
import type { SavedSession } from '../../player/panels/save-session.js';
import { closeAll, open } from './support/players.js';

const hls = `${inject('origin')}/media/lab/master.m3u8`;

interface Download {
  readonly name: string;
  readonly file: Blob;
}

/** What the page offers as downloads, without the browser's own part. */
function downloads(): readonly Download[] {
  const files = new Map<string, Blob>();
  const offered: Download[] = [];
  const make = URL.createObjectURL.bind(URL);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((held) => {
    const url = make(held);
    if (held instanceof Blob) files.set(url, held);
    return url;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    const file = files.get(this.href);
    if (file) offered.push({ name: this.download, file });
  });
  return offered;
}

async function saveButton(player: SvPlayer): Promise<HTMLButtonElement> {
  const controls = await vi.waitFor(() => {
    const found = player.shadowRoot?.querySelector('sv-controls');
    if (!found) throw new Error('There are no controls in the player');
    return found;
  });
  request(controls, { type: 'toggle-stats' });
  return vi.waitFor(
    () => {
      const panel = controls.shadowRoot?.querySelector('sv-stats-panel');
      const button = panel?.shadowRoot?.querySelector<HTMLButtonElement>('[part~="save"]');
      if (!button) throw new Error('There is no such button');
      return button;
    },
    { timeout: 10_000 },
  );
}

afterEach(() => {
  vi.restoreAllMocks();
  closeAll();
});

describe("the stats' button to save the session", () => {
  it('offers a file of what the controller was told and answered and the charts showed, named after the view', async () => {
    const offered = downloads();
    const player = open('sv-player', { src: hls, muted: '' });
    await player.play();
    const button = await saveButton(player);
    expect(button.textContent.trim()).toBe('Save session');
    await vi.waitFor(
      () => {
        expect(player.session?.record()?.calls.some(([call]) => call === 'decide')).toBe(true);
      },
      { timeout: 10_000 },
    );
    button.click();
    const [download] = offered;
    if (!download) throw new Error('Nothing was offered');
    const record = JSON.parse(await download.file.text()) as SavedSession;
    expect(record).toMatchObject({ kind: 'sv-session', version: 1, engine: 'hls', truncated: false });
    expect(record.calls[0]).toEqual(['use', 'hybrid', 'name']);
    // What the charts drew, on the clock of the decisions.
    const drawn = record.series.at(-1);
    expect(drawn).toMatchObject({ bufferLevelSec: expect.any(Number), latencySec: null });
    expect(drawn?.atMs).toBeGreaterThan(record.decisions[0]?.atMs ?? Infinity);
    expect(record.decisions[0]).toMatchObject({ controller: 'hybrid' });
    expect(download.name).toBe(`sv-session-${record.qoe?.viewId}.json`);
    expect(await download.file.text()).not.toContain('://');
  });

  it('does nothing while there is nothing to save', async () => {
    const offered = downloads();
    const player = open('sv-player');
    (await saveButton(player)).click();
    expect(offered).toEqual([]);
  });

  it("leaves an earlier source out of the next one's file", async () => {
    const player = open('sv-player', { src: hls, muted: '' });
    await player.play();
    player.src = `${hls}?again`;
    await player.play();
    const record = await vi.waitFor(
      () => {
        const kept = player.session?.record();
        if (!kept?.calls.some(([call]) => call === 'decide')) throw new Error('Nothing was decided yet');
        return kept;
      },
      { timeout: 10_000 },
    );
    const told = record.calls.filter(([call, event]) => call === 'observe' && typeof event === 'object');
    expect(
      told.filter(([, event]) => typeof event === 'object' && event['type'] === 'renditions'),
    ).toHaveLength(1);
  });
});
