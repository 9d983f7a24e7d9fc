import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';

export type Engine = 'hls.js' | 'dash.js' | 'shaka';

const bundles: Readonly<Record<Engine, string>> = {
  'hls.js': 'hls.js/dist/hls.min.js',
  'dash.js': 'dashjs/dist/modern/umd/dash.all.min.js',
  shaka: 'shaka-player/dist/shaka-player.compiled.js',
};

/** One player's state. */
export interface LivePlay {
  readonly positionSec: number;
  /** Wall clock minus `airedMs`. */
  readonly latencySec: number;
  /** Behind what the player takes for the edge. */
  readonly ownLatencySec: number;
  /** The programme time of the playhead, by the player; ms since 1970. */
  readonly programMs: number;
  /** The same by the segment that the playhead is in, or by its media time; NaN where neither can be had. */
  readonly truthMs: number;
  /** When the shown picture was in front of the camera: the truth, or else the player's word. */
  readonly airedMs: number;
  readonly errors: readonly string[];
}

/** A live title, and when it began; ms since 1970. */
interface StagedTitle {
  readonly url: string;
  readonly startMs: number;
}

interface StagedPlay {
  readonly video: HTMLVideoElement;
  readonly errors: string[];
  programMs(): number;
  ownLatencySec(): number;
  truthMs(): number;
  /** What the player's own button for the live edge would do. */
  goLive(): void;
}

/** The parts of the engines' own interfaces that are used here. */
interface Fragment {
  readonly sn: number;
  readonly start: number;
  readonly duration: number;
}
interface Hls {
  autoLevelCapping: number;
  readonly latency: number;
  readonly liveSyncPosition: number | null;
  readonly playingDate: Date | null;
  readonly latestLevelDetails: { readonly fragments: Fragment[]; readonly fragmentHint?: Fragment } | null;
  on(event: string, run: (event: string, data: { details: string; fatal: boolean }) => void): void;
  loadSource(url: string): void;
  attachMedia(video: HTMLVideoElement): void;
}
interface Dash {
  initialize(video: HTMLVideoElement, url: string, autoplay: boolean): void;
  updateSettings(settings: object): void;
  on(event: string, run: (event: { error?: { message?: string } }) => void): void;
  getCurrentLiveLatency(): number;
  seekToOriginalLive(): void;
  timeAsUTC(): number;
}
interface Shaka {
  attach(video: HTMLVideoElement): Promise<void>;
  load(url: string): Promise<void>;
  configure(settings: object): void;
  addEventListener(type: string, run: (event: { detail: { code: number } }) => void): void;
  getPlayheadTimeAsDate(): Date | null;
  seekRange(): { readonly end: number };
  goToLive(): void;
}

declare global {
  interface Window {
    plays: Record<string, StagedPlay>;
    Hls: new (settings: object) => Hls;
    dashjs: { MediaPlayer(): { create(): Dash } };
    shaka: { Player: new () => Shaka };
  }
}

/**
 * An empty page on which bare engines play live titles side by side: in small pictures, since it isn't the
 * machine that is tested.
 */
export class LiveStage {
  constructor(readonly page: Page) {}

  async open(engines: readonly Engine[]): Promise<void> {
    await this.page.setContent('<body></body>');
    for (const engine of engines) {
      const path = fileURLToPath(new URL(`../../node_modules/${bundles[engine]}`, import.meta.url));
      await this.page.addScriptTag({ path });
    }
    await this.page.evaluate(() => {
      window.plays = {};
    });
  }

  async start(name: string, engine: Engine, title: StagedTitle): Promise<void> {
    if (engine === 'hls.js') await this.page.evaluate(playHls, [name, title] as const);
    else if (engine === 'dash.js') await this.page.evaluate(playDash, [name, title] as const);
    else await this.page.evaluate(playShaka, [name, title] as const);
  }

  async look(name: string): Promise<LivePlay> {
    return this.page.evaluate((key) => {
      const play = window.plays[key];
      if (play === undefined) throw new Error(`${key} was never started.`);
      const programMs = play.programMs();
      const truthMs = play.truthMs();
      const airedMs = Number.isNaN(truthMs) ? programMs : truthMs;
      return {
        positionSec: play.video.currentTime,
        latencySec: (Date.now() - airedMs) / 1000,
        ownLatencySec: play.ownLatencySec(),
        programMs,
        truthMs,
        airedMs,
        errors: play.errors,
      };
    }, name);
  }

  /** Looks at these every half a second for so long. */
  async watch(names: readonly string[], sec: number): Promise<ReadonlyMap<string, readonly LivePlay[]>> {
    const looks = new Map(names.map((name): [string, LivePlay[]] => [name, []]));
    const endMs = Date.now() + sec * 1000;
    while (Date.now() < endMs) {
      for (const [name, plays] of looks) plays.push(await this.look(name));
      await this.page.waitForTimeout(500);
    }
    return looks;
  }

  /** Waits until it has played on by so much. */
  async played(name: string, sec: number, timeoutMs = 40_000): Promise<void> {
    await this.page.waitForFunction((key) => (window.plays[key]?.video.currentTime ?? 0) > 0, name);
    const from = (await this.look(name)).positionSec;
    await expect
      .poll(async () => (await this.look(name)).positionSec - from, {
        message: `${name} plays`,
        timeout: timeoutMs,
      })
      .toBeGreaterThan(sec);
  }

  async goLive(name: string): Promise<void> {
    await this.page.evaluate((key) => {
      window.plays[key]?.goLive();
    }, name);
  }

  async seekBack(name: string, sec: number): Promise<void> {
    await this.page.evaluate(
      ([key, by]) => {
        const video = window.plays[key]?.video;
        if (video !== undefined) video.currentTime -= by;
      },
      [name, sec] as const,
    );
  }
}

function playHls([name, { url, startMs }]: readonly [string, StagedTitle]): void {
  const video = document.createElement('video');
  video.muted = true;
  document.body.append(video);
  const errors: string[] = [];
  const hls = new window.Hls({
    lowLatencyMode: true,
    maxLiveSyncPlaybackRate: 1.1,
    liveSyncOnStallIncrease: 0,
  });
  hls.on('hlsError', (_, { details, fatal }) => {
    // A machine that is too busy to decode isn't the stream's fault, nor what hls.js gives up for a seek.
    if (fatal || !/^(buffer(Stalled|Nudge|SeekOver)|aborted$)/.test(details)) errors.push(details);
  });
  hls.autoLevelCapping = 1;
  hls.loadSource(url);
  hls.attachMedia(video);
  hls.on('hlsManifestParsed', () => void video.play());
  window.plays[name] = {
    video,
    errors,
    programMs: () => hls.playingDate?.getTime() ?? Number.NaN,
    ownLatencySec: () => hls.latency,
    goLive() {
      video.currentTime = hls.liveSyncPosition ?? video.currentTime;
    },
    truthMs() {
      const { fragments = [], fragmentHint } = hls.latestLevelDetails ?? {};
      const all = fragmentHint === undefined ? fragments : [...fragments, fragmentHint];
      const at = video.currentTime;
      const playing = all.find(({ start, duration }) => start <= at && at < start + duration);
      return playing === undefined ? Number.NaN : startMs + (playing.sn * 4 + at - playing.start) * 1000;
    },
  };
}

function playDash([name, { url, startMs }]: readonly [string, StagedTitle]): void {
  const video = document.createElement('video');
  video.muted = true;
  document.body.append(video);
  const errors: string[] = [];
  const dash = window.dashjs.MediaPlayer().create();
  dash.updateSettings({
    debug: { logLevel: 0 },
    streaming: { abr: { maxBitrate: { video: 500 } } },
  });
  dash.on('error', ({ error }) => errors.push(error?.message ?? 'error'));
  dash.initialize(video, url, true);
  window.plays[name] = {
    video,
    errors,
    programMs: () => dash.timeAsUTC() * 1000,
    ownLatencySec: () => dash.getCurrentLiveLatency(),
    goLive() {
      dash.seekToOriginalLive();
    },
    truthMs: () => startMs + video.currentTime * 1000,
  };
}

function playShaka([name, { url, startMs }]: readonly [string, StagedTitle]): void {
  const video = document.createElement('video');
  video.muted = true;
  document.body.append(video);
  const errors: string[] = [];
  const shaka = new window.shaka.Player();
  shaka.configure({ abr: { restrictions: { maxHeight: 240 } } });
  // Low-latency DASH says itself what to aim at; elsewhere Shaka is told to stay at its edge.
  if (!url.includes('/ll-dash/')) shaka.configure({ streaming: { liveSync: { enabled: true } } });
  shaka.addEventListener('error', ({ detail }) => errors.push(String(detail.code)));
  const start = async (): Promise<void> => {
    await shaka.attach(video);
    await shaka.load(url);
    await video.play();
  };
  start().catch((error: unknown) => errors.push(String(error)));
  window.plays[name] = {
    video,
    errors,
    programMs: () => shaka.getPlayheadTimeAsDate()?.getTime() ?? Number.NaN,
    ownLatencySec: () => shaka.seekRange().end - video.currentTime,
    goLive() {
      shaka.goToLive();
    },
    truthMs: () => (url.includes('hls') ? Number.NaN : startMs + video.currentTime * 1000),
  };
}
