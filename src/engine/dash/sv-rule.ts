import type { MediaInfo, Representation } from 'dashjs';
import type { RenditionDecision } from '../../media/decision.js';
import type { Ladder } from '../../media/rendition.js';
import { representationAt } from './dash-ladder.js';

export interface RuleChoice {
  readonly ladder: Ladder;
  readonly decision: RenditionDecision;
}

/** The part of dash.js's `RulesContext` that is used here. */
interface RuleContext {
  getMediaType(): string;
  getMediaInfo(): MediaInfo;
  getScheduleController(): { setTimeToLoadDelay(delayMs: number): void };
  getAbrController(): {
    getPossibleVoRepresentationsFilteredBySettings(
      mediaInfo: MediaInfo,
      compatible: boolean,
    ): Representation[] | null;
  };
}

/** dash.js's `SwitchRequest`: a null representation asks for no change. */
interface SwitchRequest {
  readonly representation: Representation | null;
  readonly priority: number;
  readonly reason: object;
  readonly rule: string;
}

const NAME = 'SvRule';
/** dash.js's `SwitchRequest.PRIORITY.STRONG`. */
const STRONG = 1;

/**
 * The one rule dash.js is left with: what `choose` answers. dash.js asks before each segment; only
 * video is answered, and null leaves things as they are.
 */
export function createSvRule(choose: () => RuleChoice | null): object {
  const getSwitchRequest = (context: RuleContext): SwitchRequest => {
    const choice = context.getMediaType() === 'video' ? choose() : null;
    if (!choice) return request(null);
    const { ladder, decision } = choice;
    if (decision.waitMs !== undefined) context.getScheduleController().setTimeToLoadDelay(decision.waitMs);
    const known = context
      .getAbrController()
      .getPossibleVoRepresentationsFilteredBySettings(context.getMediaInfo(), true);
    return request(representationAt(known ?? [], ladder, decision.renditionIndex));
  };
  const rule = { getClassName: () => NAME, getSwitchRequest };
  // dash.js makes rules by its own factories: `rule(context).create()`.
  return () => ({ create: () => rule });
}

function request(representation: Representation | null): SwitchRequest {
  return { representation, priority: STRONG, reason: { name: NAME }, rule: NAME };
}
