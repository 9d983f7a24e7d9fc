import { describe, expect, it } from 'vitest';
import { readSimOptions } from '../../../../../lab/src/cli/sim-options.js';
import { UsageError } from '../../../../../lab/src/sim/run/usage-error.js';

describe('options of sv-lab sim', () => {
  it('have the defaults that the help tells', () => {
    expect(readSimOptions(['--traces', 'folder'])).toMatchObject({
      traces: ['folder'],
      abr: ['hybrid'],
      peers: ['none'],
      limit: Infinity,
      optimum: false,
      seed: 1,
      settings: { qoe: 'log', maxBufferSec: 30, segmentCount: 100, sizes: 'hidden', mayAbandon: true },
    });
  });

  it('take names by commas, by spaces and by repeating', () => {
    const options = readSimOptions(['--synthetic', '3g', '--abr', 'hybrid,bola', 'mpc', '--abr', 'bba']);
    expect(options?.abr).toEqual(['hybrid', 'bola', 'mpc', 'bba']);
  });

  it('read made-up networks with their count and seed', () => {
    expect(readSimOptions(['--seed', '5', '--synthetic', '3g,wifi:7', 'cable:2:9'])?.synthetic).toEqual([
      { family: '3g', count: 20, seed: 5 },
      { family: 'wifi', count: 7, seed: 5 },
      { family: 'cable', count: 2, seed: 9 },
    ]);
  });

  it('carry the live target, its catching up, and the conditions', () => {
    const args = ['--live', '12', '--catch-up', '1.05', '--slow-start', '--no-abandon', '--all-pairs'];
    expect(readSimOptions(['--synthetic', '3g', ...args])?.settings).toMatchObject({
      live: { targetLatencySec: 12, catchUpRate: 1.05 },
      slowStart: true,
      mayAbandon: false,
      allPairs: true,
    });
  });

  it('know that no cache was wanted', () => {
    expect(readSimOptions(['--synthetic', '3g', '--cache', 'none'])?.cacheDir).toBeNull();
  });

  it('ask for nothing else where help is asked for', () => {
    expect(readSimOptions(['--help'])).toBeNull();
  });

  it.each([
    [[], 'No network to play over'],
    [['--synthetic', '3g:0'], '--synthetic 3g:0'],
    [['--synthetic', '3g', '--qoe', 'ssim'], 'give one of log, lin'],
    [['--synthetic', '3g', '--sizes', 'some'], 'give one of hidden, known'],
    [['--synthetic', '3g', '--buffer', '0'], 'give a number above 0'],
    [['--synthetic', '3g', '--buffer', 'much'], 'give a number above 0'],
    [['--synthetic', '3g', '--segments', '2.5'], 'give a whole number'],
    [['--synthetic', '3g', '--workers', '0'], 'give a whole number'],
    [['--synthetic', '3g', '--catch-up', '1.05'], '--catch-up needs --live'],
    [['--synthetic', '3g', '--live', '5', '--catch-up', '0.9'], 'below 1'],
  ])('refuse %j, saying why', (args, why) => {
    expect(() => readSimOptions(args)).toThrow(UsageError);
    expect(() => readSimOptions(args)).toThrow(why);
  });
});
