import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { liveManifest } from '../dash/live-manifest.js';
import { mediaPlaylist } from '../hls/media-playlist.js';
import { multivariantPlaylist } from '../hls/multivariant.js';
import { readReload } from '../hls/reload-request.js';
import { until, wallClock, type LiveClock } from '../timeline/live-clock.js';
import { liveOptions, type LiveOptions } from '../timeline/live-options.js';
import { liveTitle } from '../timeline/live-title.js';
import type { LiveTrack } from '../timeline/live-track.js';
import { readTitle } from '../title/read-title.js';
import { answerMedia, type MediaContext } from './answer-media.js';
import { readLiveAddress, type LiveForm } from './live-address.js';
import { mediaAnswer, refusal, textAnswer, type LiveAnswer } from './live-answer.js';

/**
 * Answers a request by its path (from `live/` on) and query; null where the path is none of the live
 * title's. A request that has to wait is given up with the signal's reason once that is aborted; one whose
 * file is gone, with an Error.
 */
export type LiveHandler = (
  path: string,
  query: URLSearchParams,
  signal: AbortSignal,
) => Promise<LiveAnswer | null>;

export interface LiveSettings {
  /** Of a stored title: with `master.m3u8` in it. */
  readonly folder: string;
  readonly options?: Partial<LiveOptions>;
  readonly clock?: LiveClock;
}

const PLAYLIST = 'application/vnd.apple.mpegurl';

/**
 * Reads a stored title and serves it as a live one, in all forms at once.
 * @throws LabInputError for a title that can't be looped; UsageError for options that make no sense.
 */
export async function liveHandler({
  folder,
  options = {},
  clock = wallClock,
}: LiveSettings): Promise<LiveHandler> {
  const stored = await readTitle(folder);
  const { segmentSec } = stored;
  const title = liveTitle(stored, liveOptions(options, { segmentSec, nowMs: clock.nowMs() }));
  const context: MediaContext = { folder, title, clock };
  return async (path, query, signal) => {
    const address = readLiveAddress(path);
    if (address === null) return null;
    const nowMs = clock.nowMs();
    if (address.kind === 'time')
      return textAnswer('text/plain; charset=utf-8', new Date(nowMs).toISOString());
    if (address.kind !== 'init' && title.grid.lastMade(nowMs) === null)
      return refusal(404, `The live title begins at ${new Date(title.grid.startMs).toISOString()}.`);
    if (address.kind === 'manifest') return manifest(context, address.form);

    const track = title.tracks.get(address.track);
    if (track === undefined) return refusal(404, `The live title has no track ${address.track}.`);
    if (address.kind === 'playlist') return playlist(context, track, address.form, query, signal);
    if (address.kind === 'media') return answerMedia(context, track, address, signal);
    return mediaAnswer(
      track === title.audio ? 'audio/mp4' : 'video/mp4',
      await readFile(join(folder, track.stored.initFile)),
    );
  };
}

function manifest({ title, clock }: MediaContext, form: LiveForm): LiveAnswer {
  if (form === 'hls' || form === 'll-hls') return textAnswer(PLAYLIST, multivariantPlaylist(title));
  const lowLatency = form === 'll-dash';
  return textAnswer('application/dash+xml', liveManifest({ title, nowMs: clock.nowMs(), lowLatency }));
}

async function playlist(
  { title, clock }: MediaContext,
  track: LiveTrack,
  form: LiveForm,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<LiveAnswer> {
  const lowLatency = form === 'll-hls';
  let delta = false;
  if (lowLatency) {
    const asked = readReload(query, title.grid, clock.nowMs());
    if (asked.kind === 'refused') return refusal(400, asked.problem);
    if (asked.after !== null) await until(title.grid.madeMs(asked.after), clock, signal);
    delta = asked.delta;
  }
  const edge = title.grid.edge(clock.nowMs());
  return textAnswer(PLAYLIST, mediaPlaylist({ title, track, edge, lowLatency, delta }));
}
