import type { AbrController } from '../../../../src/abr/contract/abr-controller.js';
import type { Link } from '../network/link.js';
import { qoeModels, scoreSession } from '../score/score.js';
import { playSession } from '../session/play-session.js';
import type { Title } from '../title/title.js';
import { planOf, type SimSettings } from './sim-settings.js';

/**
 * Above this share of the time after startup nobody keeps watching: viewers give up well before (Krishnan and
 * Sitaraman, IMC 2012: 1 % of rebuffering already costs 5 % of the time watched). No rule can help there, so
 * the pair would only add the same noise to all.
 */
export const unwatchableRebufferPct = 5;

const lowest: AbrController = {
  name: 'lowest',
  observe: () => {},
  decide: () => ({ renditionIndex: 0, reason: 'lowest' }),
  reset: () => {},
};

/** What a player that always takes the lowest rendition would stall, % of the time after startup. */
export function lowestRebufferPct(settings: SimSettings, title: Title, link: Link): number {
  const session = playSession(planOf(settings, title, link, lowest));
  return rebufferPct(scoreSession(session, qoeModels[settings.qoe]));
}

/** Stall as a share of stall and play, without startup. */
export function rebufferPct({ stallSec, playedSec }: Stalled): number {
  const sec = stallSec + playedSec;
  return sec > 0 ? (100 * stallSec) / sec : 0;
}

interface Stalled {
  readonly stallSec: number;
  readonly playedSec: number;
}
