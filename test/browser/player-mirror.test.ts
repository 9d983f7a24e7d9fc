import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import '../../player/define.js';
import { SvVideo } from '../../player/define.js';
import { next, record } from './support/events.js';
import { closeAll, make, open } from './support/players.js';

const lab = `${inject('origin')}/media/lab`;

afterEach(closeAll);

describe('<sv-video> as a <video>', () => {
  it('reflects its flags both ways, and the video inside follows', () => {
    const video = open('sv-video');
    for (const [property, attribute] of [
      ['autoplay', 'autoplay'],
      ['loop', 'loop'],
      ['playsInline', 'playsinline'],
      ['disablePictureInPicture', 'disablepictureinpicture'],
    ] as const) {
      expect(video[property]).toBe(false);
      video[property] = true;
      expect(video.hasAttribute(attribute)).toBe(true);
      expect(video.media[property]).toBe(true);
      video.removeAttribute(attribute);
      expect(video[property]).toBe(false);
      expect(video.media[property]).toBe(false);
    }
  });

  it('mutes by attribute only while it is being made, as the platform does', () => {
    const video = open('sv-video');
    expect(video.muted).toBe(true);
    expect(video.defaultMuted).toBe(true);
    video.removeAttribute('muted');
    expect(video.muted).toBe(true);
    video.muted = false;
    video.setAttribute('muted', '');
    expect(video.muted).toBe(false);
  });

  it('gives and takes the state of the video inside', async () => {
    const video = open('sv-video');
    const changed = next(video, 'volumechange');
    video.volume = 0.25;
    video.playbackRate = 1.5;
    video.poster = 'poster.jpg';
    video.preload = 'metadata';
    video.crossOrigin = 'anonymous';
    await changed;
    expect(video.volume).toBe(0.25);
    expect(video.playbackRate).toBe(1.5);
    expect(video.poster).toBe(new URL('poster.jpg', document.baseURI).href);
    expect(video.preload).toBe('metadata');
    expect(video.crossOrigin).toBe('anonymous');
    expect(video.paused).toBe(true);
    expect(video.duration).toBeNaN();
    expect(video.textTracks).toBe(video.media.textTracks);
    expect(video.canPlayType('application/vnd.apple.mpegurl')).toBe('maybe');
    expect(video.canPlayType('application/dash+xml')).toBe('maybe');
    expect(video.canPlayType('text/plain')).toBe('');
    expect('getVideoPlaybackQuality' in video).toBe(true);
  });

  it('refuses what <video> refuses', () => {
    const video = open('sv-video');
    expect(() => {
      video.volume = 2;
    }).toThrow(DOMException);
  });

  it('takes over properties that were set before it was defined', () => {
    class LateVideo extends SvVideo {}
    const early = document.createElement('late-video') as LateVideo;
    early.volume = 0.3;
    early.loop = true;
    early.videoTitle = 'A title';
    early.src = '';
    document.body.append(early);
    customElements.define('late-video', LateVideo);
    expect(early.media.volume).toBe(0.3);
    expect(early.media.loop).toBe(true);
    expect(early.getAttribute('video-title')).toBe('A title');
    expect(Object.keys(early)).not.toContain('volume');
    early.remove();
  });

  it('tells the native events under their native names, and they do not bubble', async () => {
    const video = make('sv-video', { src: `${lab}/master.m3u8` });
    const bubbled = vi.fn();
    document.addEventListener('playing', bubbled);
    const told = record(video, ['loadedmetadata', 'canplay', 'play', 'playing', 'pause']);
    const handler = vi.fn();
    Object.assign(video, { onplaying: handler });
    document.body.append(video);
    await next(video, 'canplay');
    await video.play();
    await vi.waitFor(() => {
      expect(told).toContain('playing');
    });
    video.pause();
    await vi.waitFor(() => {
      expect(told).toEqual(['loadedmetadata', 'canplay', 'play', 'playing', 'pause']);
    });
    expect(handler).toHaveBeenCalledOnce();
    expect(bubbled).not.toHaveBeenCalled();
    document.removeEventListener('playing', bubbled);
    expect(video.videoWidth).toBeGreaterThan(0);
    expect(video.duration).toBeGreaterThan(10);
    expect(video.seekable.length).toBe(1);
  });

  it('copies its <track> children into the video, and keeps up with them', async () => {
    const video = open('sv-video');
    const track = document.createElement('track');
    track.kind = 'subtitles';
    track.label = 'English';
    track.srclang = 'en';
    video.append(track);
    await vi.waitFor(() => {
      expect(video.textTracks.length).toBe(1);
    });
    expect(video.textTracks[0]).toMatchObject({ kind: 'subtitles', label: 'English', language: 'en' });
    track.label = 'English (UK)';
    await vi.waitFor(() => {
      expect(video.textTracks[0]?.label).toBe('English (UK)');
    });
    track.remove();
    await vi.waitFor(() => {
      expect(video.textTracks.length).toBe(0);
    });
  });

  it('shows an address, never the blob of an engine', async () => {
    const video = open('sv-video');
    video.src = `${lab}/master.m3u8#top`;
    expect(video.src).toBe(`${lab}/master.m3u8#top`);
    await next(video, 'loadedmetadata');
    expect(video.currentSrc).toBe(`${lab}/master.m3u8#top`);
  });
});
