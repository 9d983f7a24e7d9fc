import type { SvError } from '../../src/base/sv-error.js';
import type { SourceAudioTrack } from '../../src/media/audio-track.js';
import {
  codecUnsupported,
  manifestInvalid,
  manifestLoadFailed,
  segmentInvalid,
  segmentLoadFailed,
} from '../../src/media/errors.js';
import { networkOffline } from '../../src/media/load-errors.js';
import type { Ladder } from '../../src/media/rendition.js';

export type SegmentFault = 'missing' | 'missing-once' | 'garbage' | 'offline';

/** A title that isn't anywhere, and what is wrong with it. */
export class FakeOrigin {
  readonly segmentSec = 4;
  readonly durationSec = 60;
  throughputKbps = 20_000;
  fault: SegmentFault | null = null;
  ladder: Ladder = [256, 800, 3_000, 6_000].map((bitrateKbps, index) => ({
    id: `r${index}`,
    bitrateKbps,
    height: 144 * (index + 1),
  }));

  readonly audioTracks: readonly SourceAudioTrack[] = [
    { id: 'first', label: 'First', language: 'en', kind: 'main' },
    { id: 'second', label: 'Zweite', language: 'de', kind: 'translation' },
  ];

  readonly url = 'https://fake.example/title.m3u8';
  readonly missingUrl = 'https://fake.example/missing.m3u8';
  readonly undecodableUrl = 'https://fake.example/undecodable.m3u8';

  /** What a look at the manifest gives: the ladder, or the error. */
  manifest(url: string): Ladder {
    if (url === this.missingUrl) throw manifestLoadFailed({ url, status: 404 });
    if (url === this.undecodableUrl) throw codecUnsupported('xvid.9');
    if (url !== this.url) throw manifestInvalid(url, 'it is a page');
    return this.ladder;
  }

  /** What a segment's request meets; null where it goes well. */
  refusal(): { readonly error: SvError; readonly stopped: boolean } | null {
    const url = 'https://fake.example/segment.m4s';
    const { fault } = this;
    if (fault === null) return null;
    if (fault === 'missing-once') this.fault = null;
    const errors = {
      missing: segmentLoadFailed({ url, status: 404 }),
      'missing-once': segmentLoadFailed({ url, status: 404 }),
      garbage: segmentInvalid(url, 'it is no media'),
      offline: networkOffline(url),
    };
    return { error: errors[fault], stopped: fault !== 'missing-once' };
  }
}
