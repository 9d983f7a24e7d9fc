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

describe('<sv-video> beside a real <video>', () => {
  /** Everything that `<video>` adds to an element, in this browser. */
  const members = [HTMLMediaElement.prototype, HTMLVideoElement.prototype].flatMap((prototype) =>
    Object.entries(Object.getOwnPropertyDescriptors(prototype)).filter(([name]) => name !== 'constructor'),
  );

  it('has every member, of the same kind', () => {
    const [real, video] = [document.createElement('video'), open('sv-video')];
    for (const [name, { value }] of members) {
      expect(name in video, name).toBe(true);
      if (typeof value === 'function') {
        expect(typeof Reflect.get(video, name), name).toBe('function');
      } else {
        const [ours, theirs]: unknown[] = [Reflect.get(video, name), Reflect.get(real, name)];
        expect(ours === null ? 'null' : typeof ours, name).toBe(theirs === null ? 'null' : typeof theirs);
      }
    }
  });

  it('has the same state before anything is loaded', () => {
    const real = document.createElement('video');
    const video = make('sv-video');
    video.removeAttribute('muted');
    document.body.append(video);
    // What has an identity of its own in each element.
    const own = new Set(['muted', 'style']);
    for (const [name, { value }] of members) {
      const theirs: unknown = Reflect.get(real, name);
      if (typeof value === 'function' || typeof theirs === 'object' || own.has(name)) continue;
      expect(Reflect.get(video, name), name).toEqual(theirs);
    }
  });

  it.each([
    ['controls', true, 'controls', ''],
    ['controlsList', 'nodownload', 'controlslist', 'nodownload'],
    ['disableRemotePlayback', true, 'disableremoteplayback', ''],
    ['height', 180, 'height', '180'],
    ['width', 320, 'width', '320'],
  ])('reflects %s', (name, value, attribute, text) => {
    for (const video of [document.createElement('video'), open('sv-video')]) {
      Reflect.set(video, name, value);
      expect(video.getAttribute(attribute)).toBe(text);
      expect(String(Reflect.get(video, name))).toBe(String(value));
    }
  });

  it('takes and gives what no attribute stands for', () => {
    for (const video of [document.createElement('video'), open('sv-video')]) {
      video.defaultPlaybackRate = 1.5;
      video.preservesPitch = false;
      expect([video.defaultPlaybackRate, video.preservesPitch]).toEqual([1.5, false]);
      expect([video.HAVE_ENOUGH_DATA, video.NETWORK_NO_SOURCE]).toEqual([4, 3]);
      expect(video.played.length).toBe(0);
      expect(video.error).toBeNull();
    }
  });

  it('has event handlers of its own: the event is the element’s', async () => {
    const video = open('sv-video', { src: `${lab}/file.mp4` });
    const seen: unknown[] = [];
    video.onenterpictureinpicture = ({ target }) => seen.push(target);
    expect(typeof video.onenterpictureinpicture).toBe('function');
    video.media.dispatchEvent(new Event('enterpictureinpicture'));
    expect(seen).toEqual([video]);
    video.onenterpictureinpicture = null;
    video.media.dispatchEvent(new Event('enterpictureinpicture'));
    expect(seen).toHaveLength(1);
    await next(video, 'loadedmetadata');
  });

  it('tells of each frame, and of their quality', async () => {
    const video = open('sv-video', { src: `${lab}/master.m3u8` });
    const frame = new Promise<VideoFrameCallbackMetadata>((resolve) => {
      video.requestVideoFrameCallback((_now, metadata) => {
        resolve(metadata);
      });
    });
    await video.play();
    expect((await frame).presentedFrames).toBeGreaterThan(0);
    expect(video.getVideoPlaybackQuality().totalVideoFrames).toBeGreaterThan(0);
    const stream = video.captureStream?.();
    expect(stream?.getVideoTracks().length).toBe(1);
  });

  it('plays a stream, which goes before src, and goes back to src', async () => {
    const canvas = document.createElement('canvas');
    canvas.getContext('2d')?.fillRect(0, 0, 10, 10);
    const stream = canvas.captureStream(10);
    const video = open('sv-video', { src: `${lab}/master.m3u8` });
    await next(video, 'loadedmetadata');
    video.srcObject = stream;
    await video.play();
    expect(video.srcObject).toBe(stream);
    expect(video.currentSrc).toBe('');
    expect(video.duration).toBe(Infinity);
    video.srcObject = null;
    await next(video, 'sv-ready');
    await vi.waitFor(() => {
      expect(video.duration).toBeCloseTo(60, 0);
    });
    expect(video.media.srcObject).toBeNull();
  });

  it('never shows the browser’s controls in <sv-player>', async () => {
    const player = open('sv-player', { controls: '' });
    await vi.waitFor(() => {
      expect(player.shadowRoot?.querySelector('sv-controls')).toBeTruthy();
    });
    expect(player.media.controls).toBe(false);
  });
});
