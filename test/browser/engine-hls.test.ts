import { inject } from 'vitest';
import { createEngine } from '../../src/engine/index.js';
import { describeEngineContract } from '../contract/engine-contract.js';
import { faultyRequests } from './support/faulty-requests.js';
import { openVideo } from './support/open-video.js';
import { silentOrigin } from './support/silent-origin.js';

const origin = inject('origin');
const hls = (url: string) => ({ url, type: 'hls' }) as const;
const blob = (text: string): string => URL.createObjectURL(new Blob([text]));

describeEngineContract('hls.js', {
  create: (deps) => createEngine(hls(''), deps),
  openMedia: openVideo,
  source: hls(`${origin}/media/lab/master.m3u8`),
  missing: hls(`${origin}/media/lab/missing.m3u8`),
  notAManifest: (text) => hls(blob(text)),
  silent: async () => hls(`${await silentOrigin(origin)}/media/lab/master.m3u8`),
  undecodable: () =>
    hls(
      blob('#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=500000,CODECS="xvid.9"\nhttps://example.invalid/v.m3u8\n'),
    ),
  fault: faultyRequests,
  tells: { ladder: true, captions: true },
  sound: [
    { label: 'Music', language: '', at: '/lab/audio/' },
    { label: 'Deutsch', language: 'de', at: '/lab/audio-de/' },
  ],
});
