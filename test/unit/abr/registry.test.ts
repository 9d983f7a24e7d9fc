import { describe, expect, it } from 'vitest';
import {
  abrNames,
  createAbr,
  createThroughputAbr,
  defaultAbrName,
  registerAbr,
} from '../../../src/abr/index.js';
import { contextOf } from './arbitraries.js';

describe('the registry', () => {
  it('makes each controller it names, the default among them', () => {
    expect(abrNames()).toContain(defaultAbrName);
    for (const name of abrNames()) expect(createAbr(name).name).toBe(name);
  });

  it('hands options on to the controller', () => {
    const first = (startKbps: number): number =>
      createAbr('throughput', { startKbps }).decide(contextOf({ currentIndex: -1 })).renditionIndex;
    expect(first(300)).toBe(0);
    expect(first(9000)).toBe(6);
  });

  it('refuses an unknown name and tells the known ones', () => {
    expect(() => createAbr('telepathy')).toThrow(
      expect.objectContaining({
        code: 'ABR_UNKNOWN',
        message: expect.stringContaining('hybrid, throughput'),
      }),
    );
  });

  it('makes a controller of the page, by the name it was given', () => {
    registerAbr('lowest', () => ({
      name: 'lowest',
      observe: () => {},
      decide: () => ({ renditionIndex: 0, reason: 'always' }),
      reset: () => {},
    }));
    expect(abrNames()).toContain('lowest');
    expect(createAbr('lowest').decide(contextOf()).reason).toBe('always');
  });

  it('refuses a name or a factory that is none', () => {
    const refusal = expect.objectContaining({ code: 'INVALID_ARGUMENT' });
    expect(() => registerAbr('', createThroughputAbr)).toThrow(refusal);
    expect(() => registerAbr('broken', undefined as never)).toThrow(refusal);
    expect(() => createAbr('throughput', { safety: 2 })).toThrow(refusal);
  });
});
