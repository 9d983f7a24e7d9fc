import { saidBy } from '../../browsers/browser-fault.js';
import { figuresOf } from '../../record/figures-of.js';
import type { BrowserKeeper } from '../../play/browser-keeper.js';
import { addressOf } from '../../play/build-own-page.js';
import { playView } from '../../play/play-view.js';
import type { ViewPlan } from '../../play/view-plan.js';
import type { ViewRecord } from '../../record/view-record.js';
import { fitnessOf } from '../machine/fitness.js';
import type { PlayResult } from '../results/play-result.js';
import type { OpenedTitle } from '../title/open-title.js';
import { fileLabel, type KeptFiles } from './kept-files.js';
import type { NetworkOfSeed } from './network-of.js';
import type { PlayOrder } from './orders.js';
import type { Stage } from './stage.js';
import { timelineOf } from './timeline-of.js';
import { Witness, type Keeping } from './witness.js';

export interface Hall {
  readonly stage: Stage;
  readonly browsers: BrowserKeeper;
  readonly titles: ReadonlyMap<string, OpenedTitle>;
  readonly networks: ReadonlyMap<string, NetworkOfSeed>;
  /** Where pictures, traces and videos are kept; without it nowhere. */
  readonly files?: KeptFiles;
  /** Of every play's context. */
  readonly contextOptions?: ViewPlan['contextOptions'];
  readonly signal?: AbortSignal;
}

/** Of a play's, that are kept in the results; a minute of two-second segments makes about eighty. */
const mostRequests = 1000;

let viewers = 0;

/**
 * Makes one play, start to end, as a viewer of its own. Never throws but for the signal: a play that went wrong is
 * a result.
 * @param keeps whether a trace and a video are wanted of it; of a second attempt they are, if it fails too
 */
export async function playOrder(
  hall: Hall,
  order: PlayOrder,
  attempt: 1 | 2,
  keeps: Keeping = attempt === 2 ? 'failures' : 'nothing',
): Promise<PlayResult> {
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
  const label = fileLabel(scenario.name, format, `seed${seed}`, build);
  const witness = new Witness({ files: hall.files ?? null, label, keeps });
  let toldAtMs = performance.now();
  let record: ViewRecord;
  try {
    const browser = await hall.browsers.get();
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
      contextOptions: {
        ...hall.contextOptions,
        ...(await witness.contextOptions(browser)),
      },
      opened: async (page) => {
        await witness.opened(page);
        toldAtMs = performance.now();
      },
      looked: async (take, page) => witness.looked(take, page),
      closing: async (view, page) => witness.closing(view, page),
      ...(hall.signal !== undefined && { signal: hall.signal }),
    });
  } catch (error) {
    hall.signal?.throwIfAborted();
    record = neverOpened(format, error);
  } finally {
    await witness.tidy();
  }
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
