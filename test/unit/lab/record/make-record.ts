import type { QoeFact } from '../../../../src/qoe/model/fact.js';
import type { TitleFacts, ViewRecord } from '../../../../lab/src/record/view-record.js';

/** Three renditions, segments of 4 s, a minute. */
export const title: TitleFacts = {
  renditions: [
    { height: 240, bitrateKbps: 500 },
    { height: 480, bitrateKbps: 1_000 },
    { height: 720, bitrateKbps: 4_000 },
  ],
  segmentSec: 4,
  durationSec: 60,
};

export function makeRecord(record: Partial<ViewRecord>): ViewRecord {
  return {
    schema: 1,
    player: { name: 'made-up', version: '1' },
    browser: { name: 'chromium', version: '1' },
    source: { url: 'http://localhost/title.m3u8', format: 'hls' },
    facts: [],
    shown: [],
    end: { kind: 'watched' },
    complaints: [],
    machine: { busyShare: 0, timerLateP99Ms: 0, droppedFrameShare: 0 },
    watchedMs: 20_000,
    ...record,
  };
}

/** A viewing as facts, written down step by step. */
export class Viewing {
  readonly facts: QoeFact[] = [{ kind: 'intent', atMs: 0 }];
  #atMs = 0;
  #positionSec = 0;

  wait(ms: number): this {
    this.#atMs += ms;
    return this;
  }

  firstFrame(): this {
    this.facts.push({ kind: 'play', atMs: this.#atMs, autoplay: true }, { kind: 'loaded', atMs: this.#atMs });
    this.facts.push({ kind: 'frame', atMs: this.#atMs });
    return this.#look();
  }

  show(height: number, bitrateKbps: number): this {
    this.facts.push({ kind: 'rendered', atMs: this.#atMs, id: `${height}p`, bitrateKbps, height });
    return this;
  }

  play(sec: number): this {
    for (let tick = 0; tick < sec * 4; tick += 1) {
      this.#atMs += 250;
      this.#positionSec += 0.25;
      this.#look();
    }
    return this;
  }

  stall(sec: number): this {
    this.facts.push({ kind: 'waiting', atMs: this.#atMs });
    for (let tick = 0; tick < sec * 4; tick += 1) {
      this.#atMs += 250;
      this.#look();
    }
    return this;
  }

  seek(toSec: number, tookMs: number): this {
    this.facts.push({ kind: 'seeking', atMs: this.#atMs, toSec });
    this.#atMs += tookMs;
    this.#positionSec = toSec;
    this.facts.push(
      { kind: 'seeked', atMs: this.#atMs, positionSec: toSec },
      { kind: 'frame', atMs: this.#atMs },
    );
    return this;
  }

  fail(message: string): this {
    this.facts.push({ kind: 'error', atMs: this.#atMs, code: 'LOST', category: 'lab', message, fatal: true });
    return this;
  }

  #look(): this {
    this.facts.push({
      kind: 'playhead',
      atMs: this.#atMs,
      positionSec: this.#positionSec,
      bufferLevelSec: 0.1,
      bufferEstimated: false,
      paused: false,
      seeking: false,
      rate: 1,
      edgeDistanceSec: null,
      frameless: false,
    });
    return this;
  }
}
