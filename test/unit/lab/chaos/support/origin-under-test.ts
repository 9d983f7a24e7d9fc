import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultEffect, FaultRule } from '../../../../../lab/src/chaos/contract.js';
import {
  startOrigin,
  type Origin,
  type OriginOptions,
} from '../../../../../lab/src/chaos/origin/start-origin.js';

export const master = `#EXTM3U
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",URI="audio/en.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=1000
video/low.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=2000
video/high.m3u8
`;

export const media = `#EXTM3U
#EXT-X-TARGETDURATION:4
#EXT-X-MAP:URI="init.mp4"
#EXTINF:4.0,
1.m4s
#EXTINF:4.0,
2.m4s
`;

export const mpd = `<?xml version="1.0"?>
<MPD><Period><BaseURL>video/</BaseURL><AdaptationSet>
<SegmentTemplate timescale="1000" duration="4000" media="$RepresentationID$/$Number$.m4s" initialization="$RepresentationID$/init.mp4"/>
<Representation id="low" bandwidth="1000"/>
<Representation id="high" bandwidth="2000"><Label>High</Label></Representation>
</AdaptationSet></Period></MPD>
`;

/** 30 kB in which every place can be told from its neighbours. */
export const segment = Buffer.from(Array.from({ length: 30_000 }, (_, index) => (index * 7) % 251));

/** A folder with a title in it, and something next to it that nobody may read. */
export async function titleFolder(): Promise<{
  readonly root: string;
  readonly remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'sv-lab-origin-'));
  const root = join(folder, 'title');
  await mkdir(join(root, 'video'), { recursive: true });
  await writeFile(join(root, 'master.m3u8'), master);
  await writeFile(join(root, 'video', 'low.m3u8'), media);
  await writeFile(join(root, 'manifest.mpd'), mpd);
  await writeFile(join(root, 'video', '1.m4s'), segment);
  await writeFile(join(root, 'video', 'empty.m4s'), '');
  await writeFile(join(root, 'index.html'), '<!doctype html><title>index</title>');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await symlink(join(folder, 'secret.txt'), join(root, 'link.txt'));
  return { root, remove: async () => rm(folder, { recursive: true, force: true }) };
}

/** An origin whose viewers' names never meet. */
export async function originUnderTest(options: OriginOptions): Promise<OriginUnderTest> {
  const origin = await startOrigin(options);
  let count = 0;
  return {
    origin,
    struckBy: (...effects) => {
      const viewer = `viewer-${(count += 1)}`;
      origin.viewer(viewer).setFaults(effects.map((effect, index) => ruleOf(effect, index)));
      return (path) => origin.viewerUrl(viewer, path);
    },
  };
}

export interface OriginUnderTest {
  readonly origin: Origin;
  /** URLs of a new viewer whose every request is struck by these. */
  readonly struckBy: (...effects: readonly FaultEffect[]) => (path: string) => string;
}

function ruleOf(effect: FaultEffect, index: number): FaultRule {
  return { id: `fault ${index}`, match: {}, effect };
}

/** A request whose path nobody tidies on the way, unlike that of `fetch`. */
export async function rawStatus(url: string, path: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .once('error', reject)
      .end();
  });
}
