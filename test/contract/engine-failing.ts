import { expect, it, vi } from 'vitest';
import type { EngineContractSetup, OpenStage, Stage } from './engine-stage.js';

const soon = { timeout: 25_000, interval: 50 };

const stopsOf = ({ log }: Stage): string[] =>
  log.error.filter(({ stopped }) => stopped).map(({ error }) => error.code);

/** Bad input: each a typed error, or a recovery. */
export function itFailsWithWords(setup: EngineContractSetup, stage: OpenStage): void {
  const { fault, silent, undecodable } = setup;
  const code = (ladderEngine: string): string => (setup.tells.ladder ? ladderEngine : 'SOURCE_UNSUPPORTED');

  it('refuses a manifest that is not there', async () => {
    const { engine } = await stage();
    await expect(engine.load(setup.missing)).rejects.toMatchObject({ code: code('MANIFEST_LOAD_FAILED') });
  });

  it.each([
    ['an HTML page', '<!doctype html><html><body>Not found</body></html>'],
    ['nothing', ''],
  ])('refuses %s in place of a manifest', async (_, text) => {
    const { engine } = await stage();
    const loading = engine.load(setup.notAManifest(text));
    await expect(loading).rejects.toMatchObject({ code: code('MANIFEST_INVALID') });
  });

  if (silent) {
    it('gives up within 10 s on a manifest that does not come', async () => {
      const { engine } = await stage();
      const source = await silent();
      const startedMs = performance.now();
      await expect(engine.load(source)).rejects.toMatchObject({ code: 'MANIFEST_TIMEOUT' });
      expect(performance.now() - startedMs).toBeLessThan(11_000);
    });
  }

  if (undecodable) {
    it('says which codec the browser lacks', async () => {
      const { engine } = await stage();
      await expect(engine.load(undecodable())).rejects.toMatchObject({ code: 'CODEC_UNSUPPORTED' });
    });
  }

  if (fault) {
    it('gets over a segment that is missing once', async () => {
      const opened = await stage();
      const over = fault('missing-once');
      try {
        await opened.engine.load(setup.source);
        await opened.media.play();
        await vi.waitFor(() => {
          expect(opened.media.currentTime).toBeGreaterThan(0.3);
        }, soon);
        expect(stopsOf(opened)).toEqual([]);
      } finally {
        over();
      }
    });

    it.each([
      ['missing', /^SEGMENT_LOAD_FAILED$/],
      ['garbage', /^(SEGMENT_INVALID|MEDIA_APPEND_FAILED|MEDIA_DECODE_FAILED)$/],
      ['offline', /^NETWORK_OFFLINE$/],
    ] as const)('stops when every segment is %s, and recovers when asked to', async (how, expected) => {
      const opened = await stage();
      const over = fault(how);
      try {
        await opened.engine.load(setup.source);
        opened.media.play().catch(() => {});
        await vi.waitFor(() => {
          expect(stopsOf(opened)).toHaveLength(1);
        }, soon);
        expect(stopsOf(opened)[0]).toMatch(expected);
      } finally {
        over();
      }
      opened.engine.recover();
      await opened.media.play();
      await vi.waitFor(() => {
        expect(opened.media.currentTime).toBeGreaterThan(0.3);
      }, soon);
    });
  }
}
