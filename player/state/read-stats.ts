import { bufferedAheadSec } from '../../src/media/buffered.js';
import type { Rendition } from '../../src/media/rendition.js';
import type { PlayerStats } from './player-state.js';
import type { WatchedPlayer } from './watched-player.js';

/** What the stats overlay shows, gathered now; null without a session. */
export function readStats(player: WatchedPlayer): PlayerStats | null {
  const { session } = player;
  if (!session) return null;
  const counters = session.qoe()?.counters;
  const frames = player.getVideoPlaybackQuality();
  const latencySec = session.live?.latencySec ?? Number.NaN;
  return {
    engine: session.engineKind ?? '',
    controller: session.controllerName,
    renderedLabel: label(session.renditions[session.renderedIndex]),
    loadingLabel: label(session.renditions[session.loadingIndex]),
    throughputKbps: session.throughputKbps,
    bufferLevelSec: bufferedAheadSec(player.buffered, player.currentTime),
    droppedFrames: frames.droppedVideoFrames,
    totalFrames: frames.totalVideoFrames,
    latencySec: Number.isFinite(latencySec) ? latencySec : null,
    decision: session.lastDecision,
    startupMs: counters?.startupMs ?? null,
    stallCount: counters?.stallCount ?? 0,
    stallMs: counters?.stallMs ?? 0,
  };
}

/** `1280×720 · 2.4 Mbps`; empty while unknown. */
function label(rendition: Rendition | undefined): string {
  if (!rendition) return '';
  const { width, height, bitrateKbps } = rendition;
  const rate =
    bitrateKbps >= 1000 ? `${(bitrateKbps / 1000).toFixed(1)} Mbps` : `${Math.round(bitrateKbps)} kbps`;
  if (height === undefined) return rate;
  return width === undefined ? `${height}p · ${rate}` : `${width}×${height} · ${rate}`;
}
