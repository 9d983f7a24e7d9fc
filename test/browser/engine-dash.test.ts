import { inject } from 'vitest';
import { createEngine } from '../../src/engine/index.js';
import { describeEngineContract } from '../contract/engine-contract.js';
import { faultyRequests } from './support/faulty-requests.js';
import { openVideo } from './support/open-video.js';
import { silentOrigin } from './support/silent-origin.js';

const origin = inject('origin');
const dash = (url: string) => ({ url, type: 'dash' }) as const;
const blob = (text: string): string => URL.createObjectURL(new Blob([text]));

const undecodable = `<?xml version="1.0"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" profiles="urn:mpeg:dash:profile:isoff-live:2011" type="static"
  mediaPresentationDuration="PT8S" minBufferTime="PT2S">
  <Period>
    <AdaptationSet contentType="video" mimeType="video/mp4" segmentAlignment="true">
      <SegmentTemplate timescale="1" duration="4" initialization="i.m4s" media="$Number$.m4s"/>
      <Representation id="v" codecs="xvid.9" bandwidth="500000" width="320" height="180"/>
    </AdaptationSet>
  </Period>
</MPD>`;

describeEngineContract('dash.js', {
  create: (deps) => createEngine(dash(''), deps),
  openMedia: openVideo,
  source: dash(`${origin}/media/lab/manifest.mpd`),
  missing: dash(`${origin}/media/lab/missing.mpd`),
  notAManifest: (text) => dash(blob(text)),
  silent: async () => dash(`${await silentOrigin(origin)}/media/lab/manifest.mpd`),
  undecodable: () => dash(blob(undecodable)),
  fault: faultyRequests,
  tells: { ladder: true, captions: true },
  sound: [
    { label: 'Music', language: 'zxx', at: '/lab/audio/' },
    { label: 'Deutsch', language: 'de', at: '/lab/audio-de/' },
  ],
});
