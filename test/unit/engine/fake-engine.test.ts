import { describeEngineContract } from '../../contract/engine-contract.js';
import { FakeEngine } from '../../fakes/fake-engine.js';
import { FakeMedia } from '../../fakes/fake-media.js';
import { FakeOrigin } from '../../fakes/fake-origin.js';

const origin = new FakeOrigin();
const media = new WeakMap<HTMLVideoElement, FakeMedia>();
const hls = (url: string) => ({ url, type: 'hls' }) as const;

describeEngineContract('the fake', {
  create(deps) {
    return Promise.resolve(
      new FakeEngine({ ...deps, media: media.get(deps.media) ?? new FakeMedia(), origin }),
    );
  },
  openMedia() {
    const fake = new FakeMedia();
    media.set(fake.asElement(), fake);
    return { media: fake.asElement(), close() {} };
  },
  source: hls(origin.url),
  missing: hls(origin.missingUrl),
  notAManifest: () => hls('https://fake.example/page.m3u8'),
  undecodable: () => hls(origin.undecodableUrl),
  fault(how) {
    origin.fault = how;
    return () => {
      origin.fault = null;
    };
  },
  tells: { ladder: true, captions: false },
  sound: origin.audioTracks,
});
