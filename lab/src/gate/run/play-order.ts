import { join } from 'node:path';
import { saidBy } from '../../browsers/browser-fault.js';
import { figuresOf } from '../../record/figures-of.js';
import { addressOf } from '../../play/build-own-page.js';
import { playView } from '../../play/play-view.js';
import type { ViewRecord } from '../../record/view-record.js';
import { fitnessOf } from '../machine/fitness.js';
import type { PlayResult } from '../results/play-result.js';
import type { OpenedTitle } from '../title/open-title.js';
import { canRecordVideo } from './can-record-video.js';
import type { BrowserSupply } from './browser-supply.js';
import type { NetworkOfSeed } from './network-of.js';
import type { PlayOrder } from './orders.js';
import type { Stage } from './stage.js';
import { timelineOf } from './timeline-of.js';
import { Witness } from './witness.js';

export interface Hall {
  readonly stage: Stage;
  readonly browsers: BrowserSupply;
  readonly titles: ReadonlyMap<string, OpenedTitle>;
  readonly networks: ReadonlyMap<string, NetworkOfSeed>;
  /** Where screenshots and traces are kept; null: nowhere. */
  readonly folder: string | null;
  readonly signal?: AbortSignal;
}

/** Of a play's, that are kept in the results; a minute of two-second segments makes about eighty. */
const mostRequests = 1000;

let viewers = 0;

/** Makes one play, start to end, as a viewer of its own. Never throws but for the signal: a play that went wrong is a result. */
export async function playOrder(hall: Hall, order: PlayOrder, attempt: 1 | 2): Promise<PlayResult> {
  const { scenario, format, seed, build, look } = order;
  const title = hall.titles.get(scenario.title);
  const origin = hall.stage.origins.get(scenario.title);
  const network = hall.networks.get(scenario.name);
  const manifest = title?.manifests[format];
  if (title === undefined || origin === undefined || network === undefined || manifest === undefined)
    throw new Error(`${scenario.name} was not prepared.`);
  const { ownPage } = hall.stage;
  viewers += 1;
  const name = `gate-${viewers}`;
  const sourceUrl = origin.viewerUrl(name, manifest);
  const control = origin.viewer(name);
  control.setConditions({ link: network(seed), faults: scenario.faults, seed });
  const label = [scenario.name, format, `seed${seed}`, build].join('-').replace(/[^\w-]+/g, '-');
  const witness = new Witness(hall.folder ?? '', label, { traces: attempt === 2 && hall.folder !== null });
  let toldAtMs = performance.now();
  let record: ViewRecord;
  try {
    const browser = await hall.browsers.get();
    const recordsVideo = attempt === 2 && hall.folder !== null && (await canRecordVideo(browser));
    record = await playView(browser, {
      pageUrl:
        ownPage === null ? hall.stage.pageUrl(build, scenario.title) : addressOf(ownPage, sourceUrl, format),
      ...(ownPage !== null && { ownPage }),
      player: ownPage === null ? 'sv-player' : 'your page',
      sourceUrl,
      format,
      watchSec: scenario.seconds,
      title: title.facts,
      actions: scenario.viewer,
      deviceLimits: {
        cpuThrottle: scenario.device.cpuThrottle,
        ...(scenario.device.viewport !== null && { viewport: scenario.device.viewport }),
      },
      ...(recordsVideo && { contextOptions: { recordVideo: { dir: join(hall.folder ?? '', 'failures') } } }),
      opened: async (page) => {
        await witness.opened(page);
        toldAtMs = performance.now();
      },
      ...(hall.folder !== null && { looked: async (take, page) => witness.looked(take, page) }),
      closing: async (view, page) => witness.closing(view, page),
      ...(hall.signal !== undefined && { signal: hall.signal }),
    });
  } catch (error) {
    hall.signal?.throwIfAborted();
    record = neverOpened(format, error);
  }
  await witness.tidy();
  const firstMs = (control.startedAtMs ?? toldAtMs) - toldAtMs;
  const asked = control
    .requests()
    .map(({ atMs, path, faults: rules }) => ({ atMs: atMs + firstMs, path, rules }));
  const faults = asked.flatMap(({ atMs, rules }) => rules.map((rule) => ({ atMs, rule })));
  control.forget();
  return {
    scenario: scenario.name,
    format,
    seed,
    build,
    look,
    fitness: fitnessOf(record.machine, scenario.device),
    attempts: attempt,
    figures: figuresOf(record, title.facts),
    end: record.end,
    complaints: record.complaints.slice(0, 10),
    machine: record.machine,
    timeline: timelineOf(record, { linkFromMs: Math.max(0, firstMs), faults }),
    requests: asked.slice(0, mostRequests).map(({ atMs, path }) => [Math.round(atMs) / 1000, path]),
    screenshots: witness.screenshots,
    kept: witness.kept,
  };
}

/** What is left of a play whose browser didn't start, or went before its page was there. */
function neverOpened(format: PlayOrder['format'], error: unknown): ViewRecord {
  return {
    schema: 1,
    player: { name: 'sv-player', version: '' },
    browser: { name: '', version: '' },
    source: { url: '', format },
    facts: [],
    shown: [],
    end: { kind: 'crashed', message: saidBy(error) },
    complaints: [],
    machine: { busyShare: 0, timerLateP99Ms: 0, droppedFrameShare: 0 },
    watchedMs: 0,
  };
}
