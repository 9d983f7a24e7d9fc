import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EchoGuard } from '../../../src/party/sync/echo-guard.js';

const steering = fc.record(
  {
    playing: fc.boolean(),
    rate: fc.double({ min: 0.25, max: 4, noNaN: true }),
    seekToSec: fc.double({ min: 0, max: 5000, noNaN: true }),
  },
  { requiredKeys: [] },
);

describe('what the follower does', () => {
  it('is never taken for a wish, however late and often its events come', () => {
    fc.assert(
      fc.property(fc.array(steering, { minLength: 1, maxLength: 20 }), fc.boolean(), (story, playing) => {
        const guard = new EchoGuard(playing, 1);
        const media = { playing, rate: 1, positionSec: 0 };
        for (const { seekToSec, ...each } of story) {
          guard.steered({ ...each, ...(seekToSec !== undefined && { seekToSec }) });
          Object.assign(media, each);
          if (seekToSec !== undefined) {
            expect(guard.sought(media.positionSec, seekToSec, !media.playing)).toBeNull();
            media.positionSec = seekToSec;
          }
          for (let time = 0; time < 2; time += 1) {
            expect(guard.toggled(!media.playing, media.positionSec)).toBeNull();
            expect(guard.rated(media.rate)).toBeNull();
          }
        }
      }),
    );
  });

  it('leaves what the viewer does a wish, once', () => {
    const guard = new EchoGuard(true, 1);
    expect(guard.toggled(true, 12)).toEqual({ type: 'pause', positionSec: 12 });
    expect(guard.toggled(true, 12)).toBeNull();
    expect(guard.toggled(false, 12)).toEqual({ type: 'play' });
    expect(guard.rated(1.25)).toEqual({ type: 'rate', rate: 1.25 });
    expect(guard.rated(1.25)).toBeNull();
    expect(guard.sought(12, 60, false)).toEqual({ type: 'seek', positionSec: 60 });
  });

  it('leaves an engine that jumps over a gap, or catches up, to itself', () => {
    const guard = new EchoGuard(true, 1);
    expect(guard.sought(12, 12.4, false)).toBeNull();
    expect(guard.rated(1.1)).toBeNull();
    expect(guard.sought(12, 12.04, true)).toMatchObject({ type: 'seek' });
  });
});
