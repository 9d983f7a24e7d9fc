import { describe, expect, it } from 'vitest';
import { requestKind } from '../../../../lab/src/chaos/faults/request-kind.js';

describe('what a request is for', () => {
  it.each([
    ['master.m3u8?token=1', 'manifest'],
    ['dash/manifest.mpd', 'manifest'],
    ['video/720p/init.mp4', 'init'],
    ['video/init-720p.m4s', 'init'],
    ['chunk/init.m4s', 'init'],
    ['video/initial-d/3.m4s', 'video'],
    ['video/720p/3.m4s', 'video'],
    ['720p/seg-00003.ts', 'video'],
    ['file.mp4', 'video'],
    ['audio/3.m4s', 'audio'],
    ['audio-en/3.m4s', 'audio'],
    ['audiobooks/3.m4s', 'video'],
    ['en/3.aac', 'audio'],
    ['captions/de.vtt', 'captions'],
    ['storyboard/1.jpg', 'picture'],
    ['rum', 'beacon'],
    ['api/cmcd?x=1', 'beacon'],
    ['token', 'token'],
    ['party/token?room=a', 'token'],
    ['index.html', 'other'],
    ['', 'other'],
  ] as const)('%j: %s', (path, kind) => {
    expect(requestKind(path)).toBe(kind);
  });

  it('is a socket wherever an upgrade is asked for', () => {
    expect(requestKind('party/room', true)).toBe('socket');
  });
});
