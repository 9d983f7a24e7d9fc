import { seededRandom, type Random } from '../../../src/base/random.js';
import {
  BEACON_SCHEMA,
  type BeaconBatch,
  type BeaconEvent,
  type PartyStanding,
  type ViewCounters,
  type ViewGauges,
} from '../../../src/wire/beacon.js';
import { drawParty, drawViewer, normal, type MadeViewer } from './made-audience.js';

type Untimed = BeaconEvent extends infer Event
  ? Event extends BeaconEvent
    ? Omit<Event, 'seq' | 't'>
    : never
  : never;

const LADDER = [
  { kbps: 375, height: 240 },
  { kbps: 750, height: 360 },
  { kbps: 1_750, height: 480 },
  { kbps: 3_000, height: 720 },
  { kbps: 5_800, height: 1_080 },
] as const;
const SEGMENT_MS = 4_000;
const HEARTBEAT_MS = 10_000;
const MOST_BUFFER_SEC = 24;
/** Whether a view is in a party is drawn apart, so that its seed makes the same view as without. */
const PARTY_SEEDS = 0x5eed_0000;

/**
 * A view that nobody watched, as a page would tell it: a viewer drawn by the seed plays segments over a network that
 * swings, by a rule that is one of two. It looks like viewing, and measures nothing.
 */
export function madeView(seed: number, startedAtMs: number): BeaconBatch {
  const random = seededRandom(seed);
  const party = drawParty(seededRandom(PARTY_SEEDS + seed));
  const play = new MadePlay(drawViewer(random), party, random, startedAtMs);
  return {
    schema: BEACON_SCHEMA,
    sdk: 'sv-player/0.1.0',
    viewId: `made-${seed}`,
    // Some sit through more than one title.
    sessionId: `made-session-${Math.floor(seed / 1.6)}`,
    batchId: `made-${seed}`,
    sentAt: Math.max(startedAtMs, Date.now()),
    dropped: 0,
    events: play.run(),
  };
}

class MadePlay {
  readonly #viewer: MadeViewer;
  /** What reports say of it; nothing for who is alone. */
  readonly #party: { readonly party?: PartyStanding };
  readonly #random: Random;
  readonly #startedAtMs: number;
  readonly #events: BeaconEvent[] = [];
  #t = 0;
  #toldMs = 0;
  #bufferSec = 0;
  #throughputKbps = 0;
  #index = 0;
  #startupMs: number | null = null;
  #upscaleMax = 0;
  readonly #sums = {
    playedMs: 0,
    stallMs: 0,
    stallCount: 0,
    switchCount: 0,
    bitrateKbpsMs: 0,
    upscaleMs: 0,
    fatalCount: 0,
  };

  constructor(viewer: MadeViewer, party: PartyStanding | null, random: Random, startedAtMs: number) {
    this.#viewer = viewer;
    this.#party = party === null ? {} : { party };
    this.#random = random;
    this.#startedAtMs = startedAtMs;
  }

  run(): readonly BeaconEvent[] {
    this.#begin();
    if (this.#start()) this.#playOn();
    return this.#events;
  }

  #begin(): void {
    const { title, abr, viewportHeight, deviceClass, browser, os, connection, release, plan } = this.#viewer;
    this.#tell({
      type: 'view-start',
      startedAt: this.#startedAtMs,
      title,
      src: `https://${this.#viewer.cdn}/${title.toLowerCase().replaceAll(' ', '-')}/master.m3u8`,
      sourceType: 'hls',
      engine: 'hls',
      abr,
      viewportWidth: Math.round((viewportHeight * 16) / 9),
      viewportHeight,
      deviceClass,
      browser,
      os,
      connection,
      release,
      dimensions: { plan },
      ...(this.#party.party === undefined ? {} : { party: true }),
    });
    this.#tell({ type: 'intent', autoplay: this.#random() < 0.4 });
  }

  /** False where it came to no first frame. */
  #start(): boolean {
    this.#index = this.#viewer.abr === 'hybrid' ? 1 : 2;
    const { kbps } = this.#rendition();
    const transferMs = (kbps * SEGMENT_MS) / this.#draw();
    const startupMs = Math.round(180 + 4 * this.#viewer.rttMs + transferMs * 0.6);
    // Who waits leaves, some sooner: patience of 20 s on average.
    const patienceMs = -20_000 * Math.log(1 - this.#random());
    if (patienceMs < startupMs) {
      this.#t = Math.round(patienceMs);
      this.#end('quit', 'startup');
      return false;
    }
    this.#t = startupMs;
    this.#startupMs = startupMs;
    this.#bufferSec = SEGMENT_MS / 1_000;
    this.#tell({ type: 'startup', startupMs, flagged: false });
    return true;
  }

  #playOn(): void {
    const segments = 4 + Math.floor(-30 * Math.log(1 - this.#random()));
    const failsAt =
      this.#random() < this.#viewer.failureChance * 4 ? Math.floor(this.#random() * segments) : Infinity;
    for (let segment = 0; segment < Math.min(segments, 150); segment += 1) {
      if (segment >= failsAt) {
        this.#fail();
        return;
      }
      this.#segment();
    }
    this.#end(segments > 90 ? 'ended' : 'quit', segments > 90 ? 'ended' : 'playing');
  }

  /** One is fetched while those before it play. */
  #segment(): void {
    this.#decide();
    const { kbps } = this.#rendition();
    const transferSec = (kbps * SEGMENT_MS) / 1_000 / this.#draw() + this.#viewer.rttMs / 1_000;
    const stallMs = Math.round(Math.max(0, transferSec - this.#bufferSec) * 1_000);
    this.#bufferSec = Math.min(
      MOST_BUFFER_SEC,
      Math.max(0, this.#bufferSec - transferSec) + SEGMENT_MS / 1_000,
    );
    if (stallMs >= 250) {
      this.#t += stallMs;
      this.#sums.stallMs += stallMs;
      this.#sums.stallCount += 1;
      this.#tell({
        type: 'stall',
        durationMs: stallMs,
        positionSec: this.#sums.playedMs / 1_000,
        cause: 'network',
      });
    }
    this.#t += SEGMENT_MS;
    this.#sums.playedMs += SEGMENT_MS;
    this.#sums.bitrateKbpsMs += kbps * SEGMENT_MS;
    const upscale = this.#viewer.viewportHeight / this.#rendition().height - 1;
    this.#upscaleMax = Math.max(this.#upscaleMax, upscale);
    this.#sums.upscaleMs += Math.max(0, upscale) * SEGMENT_MS;
    if (this.#t - this.#toldMs >= HEARTBEAT_MS) {
      this.#toldMs = this.#t;
      this.#tell({ type: 'heartbeat', ...this.#report('playing') });
    }
  }

  /** `hybrid` minds its buffer, `throughput` believes what it measured last. */
  #decide(): void {
    const careful = this.#viewer.abr === 'hybrid';
    const low = this.#bufferSec < 8;
    const share = careful ? (low ? 0.55 : 0.8) : 0.95;
    const affordable = LADDER.findLastIndex(({ kbps }) => kbps <= this.#throughputKbps * share);
    const next = Math.max(0, affordable);
    if (next === this.#index) return;
    const from = this.#rendition();
    this.#index = next;
    const to = this.#rendition();
    const reason = to.kbps > from.kbps ? 'throughput-allows' : low ? 'buffer-low' : 'throughput-fell';
    this.#tell({ type: 'decision', toKbps: to.kbps, reason });
    this.#sums.switchCount += 1;
    this.#tell({
      type: 'switch',
      fromKbps: from.kbps,
      toKbps: to.kbps,
      toHeight: to.height,
      positionSec: this.#sums.playedMs / 1_000,
    });
  }

  #fail(): void {
    this.#sums.fatalCount = 1;
    this.#tell({
      type: 'error',
      code: 'SEGMENT_UNAVAILABLE',
      category: 'network',
      message: 'No CDN had the segment.',
      fatal: true,
    });
    this.#end('fatal-error', 'error');
  }

  #end(reason: Extract<BeaconEvent, { type: 'end' }>['reason'], state: ViewGauges['state']): void {
    this.#tell({ type: 'end', reason, ...this.#report(state) });
  }

  #tell(event: Untimed): void {
    this.#events.push({ ...event, seq: this.#events.length, t: this.#t });
  }

  /** The network's next throughput, kbps; remembered as measured. */
  #draw(): number {
    const { kbps, swing } = this.#viewer;
    this.#throughputKbps = Math.round(Math.max(80, kbps * Math.exp(swing * normal(this.#random))));
    return this.#throughputKbps;
  }

  #rendition(): (typeof LADDER)[number] {
    return LADDER[this.#index] ?? LADDER[0];
  }

  #report(state: ViewGauges['state']) {
    return { counters: this.#counters(), gauges: this.#gauges(state), ...this.#party };
  }

  #counters(): ViewCounters {
    const { fatalCount, playedMs } = this.#sums;
    return {
      ...this.#sums,
      startupMs: this.#startupMs,
      seekMs: 0,
      seekCount: 0,
      pausedMs: 0,
      ratedMs: playedMs,
      droppedFrames: 0,
      totalFrames: Math.round(playedMs / 40),
      errorCount: fatalCount,
      upscaleMax: this.#upscaleMax,
    };
  }

  #gauges(state: ViewGauges['state']): ViewGauges {
    const { kbps, height } = this.#rendition();
    return {
      positionSec: this.#sums.playedMs / 1_000,
      bufferLevelSec: Math.round(this.#bufferSec * 10) / 10,
      state,
      throughputKbps: this.#throughputKbps,
      cdn: this.#viewer.cdn,
      ...(this.#startupMs === null ? {} : { renderedKbps: kbps, renderedHeight: height }),
    };
  }
}
