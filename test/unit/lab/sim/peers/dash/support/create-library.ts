import type { AbrContext } from '../../../../../../../src/abr/contract/abr-controller.js';
import type { DashModule, FactoryMaker } from './load-dashjs.js';

export interface LibraryRepresentation {
  readonly id: string;
  readonly bandwidth: number;
  readonly bitrateInKbit: number;
  readonly fragmentDuration: number;
  readonly mediaInfo: object;
  /** Written by the library. */
  absoluteIndex: number;
}

/** The library's deciding parts, wired up without a player around them. */
export interface Library {
  readonly abr: DashModule;
  readonly metrics: DashModule;
  readonly throughput: DashModule;
  readonly representations: readonly LibraryRepresentation[];
  readonly currentIndex: number;
  /** Asked for by a rule since it was last set. */
  waitMs: number;
  /** The one that may be abandoned. */
  request: object | null;
  trigger(event: string, payload: object): void;
  /** What the library asks of its playback controller. */
  tell(context: AbrContext): void;
  /** The choice before the first segment. */
  start(): void;
  dispose(): void;
}

const settingsNames = [
  'throughputRule',
  'bolaRule',
  'insufficientBufferRule',
  'switchHistoryRule',
  'droppedFramesRule',
  'abandonRequestsRule',
  'l2ARule',
  'loLPRule',
];

export function createLibrary(
  maker: FactoryMaker,
  activeRules: readonly string[],
  first: AbrContext,
): Library {
  const scope = {};
  const singleton = (name: string, config?: object): DashModule =>
    maker.getSingletonFactoryByName(name)(scope).getInstance(config);
  let told = first;

  const settings = singleton('Settings');
  const rules = Object.fromEntries(
    settingsNames.map((name) => [name, { active: activeRules.includes(name) }]),
  );
  settings['update']?.({ streaming: { abr: { rules } }, debug: { logLevel: 0 } });
  singleton('Debug', { settings });
  const eventBus = singleton('EventBus');
  const metrics = singleton('DashMetrics', { settings });

  const playbackController = {
    getIsDynamic: () => told.live !== undefined,
    getLowLatencyModeEnabled: () => false,
    getLiveDelay: () => told.live?.targetLatencySec ?? Number.NaN,
    getCurrentLiveLatency: () => told.live?.latencySec ?? Number.NaN,
    getPlaybackRate: () => told.playbackRate,
  };
  const mediaPlayerModel = singleton('MediaPlayerModel');
  const noBounds = { minBitrate: {}, maxBitrate: {}, initialBitrate: {} };
  mediaPlayerModel['setConfig']?.({
    playbackController,
    serviceDescriptionController: { getServiceDescriptionSettings: () => noBounds },
  });
  const throughput = singleton('ThroughputController');
  throughput['setConfig']?.({ settings, playbackController });
  throughput['initialize']?.();

  const streamInfo = { id: 'stream', manifestInfo: { isDynamic: first.live !== undefined } };
  const mediaInfo = { id: 'video-set', type: 'video', streamInfo };
  const representations = first.renditions.map(({ bitrateKbps }, index): LibraryRepresentation => ({
    id: `r${index}`,
    bandwidth: bitrateKbps * 1000,
    bitrateInKbit: bitrateKbps,
    fragmentDuration: first.segmentDurationSec,
    mediaInfo,
    absoluteIndex: index,
  }));
  let current = representations[0];
  const scheduleController = {
    setTimeToLoadDelay: (ms: number) => {
      library.waitMs = ms;
    },
    getPlaybackController: () => playbackController,
  };
  const streamProcessor = {
    getStreamInfo: () => streamInfo,
    getLastSegment: () => null,
    getRepresentationController: () => ({ getCurrentCompositeRepresentation: () => current }),
    getRepresentation: () => current,
    getScheduleController: () => scheduleController,
    getFragmentModel: () => ({ getRequests: () => [library.request] }),
    getAllMediaInfos: () => [mediaInfo],
  };
  const abr = singleton('AbrController');
  abr['setConfig']?.({
    dashMetrics: metrics,
    mediaPlayerModel,
    throughputController: throughput,
    settings,
    customParametersModel: { getAbrCustomRules: () => [] },
    adapter: { getVoRepresentations: () => [...representations], areMediaInfosEqual: () => true },
    capabilities: { areKeyIdsUsable: () => true },
    videoModel: { getPlaybackQuality: () => null, getPlaybackRate: () => told.playbackRate },
    domStorage: { setSavedBitrateSettings: () => undefined },
    streamController: { getActiveStreamInfo: () => streamInfo },
  });
  abr['initialize']?.();
  abr['registerStreamType']?.('video', streamProcessor);
  eventBus['on']?.(
    'qualityChangeRequested',
    (event: { readonly newRepresentation: LibraryRepresentation }) => {
      current = event.newRepresentation;
    },
    {},
  );

  const library: Library = {
    abr,
    metrics,
    throughput,
    representations,
    waitMs: 0,
    request: null,
    get currentIndex() {
      return current?.absoluteIndex ?? 0;
    },
    trigger: (event, payload) => {
      eventBus['trigger']?.(event, payload);
    },
    tell: (context) => {
      told = context;
    },
    start: () => {
      const kbps = abr['getInitialBitrateFor']?.('video');
      const chosen = abr['getOptimalRepresentationForBitrate']?.(mediaInfo, kbps, true);
      current = chosen as LibraryRepresentation;
    },
    dispose: () => {
      throughput['reset']?.();
      abr['reset']?.();
      maker.deleteSingletonInstances(scope);
    },
  };
  return library;
}
