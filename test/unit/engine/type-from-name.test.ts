import { describe, expect, it } from 'vitest';
import { typeFromName } from '../../../src/engine/source/type-from-name.js';

describe('type from the declaration or the name', () => {
  it.each([
    ['https://a.example/v/master.m3u8', 'hls'],
    ['https://a.example/v/MASTER.M3U8?token=a.mpd#t=1', 'hls'],
    ['/v/manifest.mpd', 'dash'],
    ['v/film.mp4?x=/y.m3u8', 'file'],
    ['film.webm#t=10,20', 'file'],
    ['sound.mp3', 'file'],
    ['data:application/vnd.apple.mpegurl;base64,I0VYVE0zVQ==', 'hls'],
    ['data:video/mp4;base64,AAAA', 'file'],
    ['data:,hello.m3u8', null],
    ['blob:https://a.example/0b2f.mpd', null],
    ['https://a.example/watch', null],
    ['https://a.example/', null],
    ['https://a.mp4.example', null],
    ['', null],
  ])('%s is %s', (url, type) => {
    expect(typeFromName(url)).toBe(type);
  });

  it.each([
    ['application/vnd.apple.mpegurl', 'hls'],
    ['application/x-mpegURL; charset=utf-8', 'hls'],
    ['audio/mpegurl', 'hls'],
    [' Application/DASH+XML ', 'dash'],
    ['video/mp4; codecs="avc1.64001f"', 'file'],
    ['audio/mpeg', 'file'],
  ])('declared %s is %s, whatever the name says', (mime, type) => {
    expect(typeFromName('https://a.example/x.mpd', mime)).toBe(type);
  });

  it('goes by the name where the declaration says nothing', () => {
    expect(typeFromName('x.mpd', 'application/octet-stream')).toBe('dash');
    expect(typeFromName('x.mpd', '')).toBe('dash');
  });
});
