import { describe, expect, it } from 'vitest';
import { errorOfFault, type HlsFault } from '../../../src/engine/hls/hls-fault.js';

const fault = (details: string, more: Partial<HlsFault> = {}): HlsFault => ({
  details,
  fatal: true,
  network: false,
  online: true,
  url: 'https://cdn.example/v/3.m4s?token=secret',
  reason: 'why',
  ...more,
});

describe('errorOfFault', () => {
  it.each([
    ['manifestLoadError', 'MANIFEST_LOAD_FAILED'],
    ['levelLoadError', 'MANIFEST_LOAD_FAILED'],
    ['manifestLoadTimeOut', 'MANIFEST_TIMEOUT'],
    ['levelLoadTimeOut', 'MANIFEST_TIMEOUT'],
    ['manifestParsingError', 'MANIFEST_INVALID'],
    ['levelEmptyError', 'MANIFEST_INVALID'],
    ['fragLoadError', 'SEGMENT_LOAD_FAILED'],
    ['keyLoadError', 'SEGMENT_LOAD_FAILED'],
    ['fragLoadTimeOut', 'SEGMENT_TIMEOUT'],
    ['fragParsingError', 'SEGMENT_INVALID'],
    ['bufferAppendError', 'MEDIA_APPEND_FAILED'],
    ['bufferAddCodecError', 'CODEC_UNSUPPORTED'],
    ['keySystemNoAccess', 'SOURCE_UNSUPPORTED'],
    ['somethingNew', 'ENGINE_FAILED'],
  ])('%s is %s', (details, code) => {
    expect(errorOfFault(fault(details))?.code).toBe(code);
  });

  it('says so when the device is offline, but only of what needed the network', () => {
    expect(errorOfFault(fault('fragLoadError', { network: true, online: false }))?.code).toBe(
      'NETWORK_OFFLINE',
    );
    expect(errorOfFault(fault('bufferAppendError', { online: false }))?.code).toBe('MEDIA_APPEND_FAILED');
  });

  it("is silent about hls.js's housekeeping, unless it gave up over it", () => {
    expect(errorOfFault(fault('bufferStalledError', { fatal: false }))).toBeNull();
    expect(errorOfFault(fault('bufferStalledError'))?.code).toBe('ENGINE_FAILED');
  });

  it('names the codecs, and never a token', () => {
    const codecs = errorOfFault(
      fault('manifestIncompatibleCodecsError', {
        reason: 'one or more CODECS in variant not supported: ["xvid.9","ac-9"]',
      }),
    );
    expect(codecs?.context['codec']).toBe('xvid.9,ac-9');
    expect(errorOfFault(fault('fragLoadError', { status: 404 }))?.message).not.toContain('secret');
  });
});
