import type { AbrController } from '../../../../src/abr/contract/abr-controller.js';
import { Link } from '../../sim/network/link.js';
import { meanKbps, type Trace } from '../../sim/network/trace.js';
import { qoeModels, scoreSession } from '../../sim/score/score.js';
import { playSession } from '../../sim/session/play-session.js';
import type { Title } from '../../sim/title/title.js';

export interface Figures {
  readonly sessions: number;
  /** QoE_log per segment. */
  readonly qoe: number;
  /** The same as a share of the top rendition's utility. */
  readonly share: number;
  /** Of the time watched, startup apart. */
  readonly rebuffer: number;
  readonly switches: number;
}

const segmentCount = 100;

/** A title is played where the link carries its lowest rendition twice over: as whoever encoded it meant. */
const carries = (trace: Trace, title: Title): boolean =>
  meanKbps(trace) >= 2 * (title.renditions[0]?.bitrateKbps ?? Infinity);

/** One controller over every trace and title: figures of each dataset, and `all`, in which each weighs the same. */
export function figuresOf(
  create: () => AbrController,
  traces: readonly Trace[],
  titles: readonly Title[],
): Map<string, Figures> {
  const sums = new Map<string, { -readonly [Name in keyof Figures]: number } & { watchedSec: number }>();
  for (const trace of traces) {
    for (const title of titles) {
      if (!carries(trace, title)) continue;
      const result = playSession({
        controller: create(),
        title,
        link: new Link(trace),
        segmentCount,
        sizes: 'known',
      });
      const score = scoreSession(result, qoeModels.log);
      const sum = sums.get(trace.dataset) ?? {
        sessions: 0,
        qoe: 0,
        share: 0,
        rebuffer: 0,
        switches: 0,
        watchedSec: 0,
      };
      sum.sessions += 1;
      sum.qoe += score.qoe;
      sum.share += score.qoePerUmax;
      sum.rebuffer += score.stallSec;
      sum.watchedSec += score.playedSec + score.stallSec;
      sum.switches += score.switches / Math.max(1, score.segments);
      sums.set(trace.dataset, sum);
    }
  }
  const figures = new Map<string, Figures>();
  for (const [dataset, sum] of sums) {
    const { sessions } = sum;
    figures.set(dataset, {
      sessions,
      qoe: sum.qoe / sessions,
      share: sum.share / sessions,
      rebuffer: sum.rebuffer / sum.watchedSec,
      switches: sum.switches / sessions,
    });
  }
  const each = Array.from(figures.values());
  const mean = (of: (one: Figures) => number): number =>
    each.reduce((sum, one) => sum + of(one), 0) / Math.max(1, each.length);
  figures.set('all', {
    sessions: each.reduce((sum, one) => sum + one.sessions, 0),
    qoe: mean(({ qoe }) => qoe),
    share: mean(({ share }) => share),
    rebuffer: mean(({ rebuffer }) => rebuffer),
    switches: mean(({ switches }) => switches),
  });
  return figures;
}
