import type { SvError } from '../../src/base/sv-error.js';
import type { DecisionRecord } from '../../src/media/decision.js';
import type { EngineKind } from '../../src/media/media-engine.js';
import type { Ladder, Rendition, RenditionSelection } from '../../src/media/rendition.js';
import type { RenditionLimit } from '../../src/session/limits/cap-desk.js';
import type { FollowStatus, PartyConnection } from '../../src/party/contract.js';
import type { PartyTitle } from '../../src/wire/party-room.js';
import type { CaptionStyle } from '../captions/caption-style.js';
import type { QueueItem } from '../queue/queue-item.js';
import type { Chapter, CuePoint } from '../title/mark.js';

/** What `detail` holds in each of the elements' own events. None of them bubbles. */
export interface SvEventDetails {
  /** Another source begins to load. */
  'sv-load-start': { readonly src: string };
  /** The source is understood; its renditions are known. */
  'sv-ready': { readonly engine: EngineKind };
  'sv-renditions': { readonly renditions: Ladder };
  /** Another rendition came on screen. */
  'sv-rendition-rendered': { readonly renditionIndex: number; readonly rendition: Rendition };
  /** A rendition was pinned, or the choice given back to the controller. */
  'sv-rendition-selected': { readonly selection: RenditionSelection };
  /** The controller chose what to load next, and why. */
  'sv-decision': DecisionRecord;
  /** What bounds the controller's choice changed, and why. */
  'sv-limits': { readonly limits: readonly RenditionLimit[] };
  /** A fault. `fatal`: playback has ended (`error` comes too); else it goes on by itself. */
  'sv-error': { readonly error: SvError; readonly fatal: boolean };
  /** Loading goes on after an error. */
  'sv-recovered': object;
  /** Playback waits for the device's connection, or waits no longer. */
  'sv-offline': { readonly offline: boolean };
  /** The chapters became known or changed. */
  'sv-chapters': { readonly chapters: readonly Chapter[] };
  /** The playhead came into another chapter; null: out of all. */
  'sv-chapter-change': { readonly chapter: Chapter | null };
  /** The playhead came to a cue point. */
  'sv-cue-point': { readonly cuePoint: CuePoint };
  /** The queue, or the title of it that plays, is another; −1 for a title that isn't in it. */
  'sv-queue-change': { readonly items: readonly QueueItem[]; readonly index: number };
  /** The source starts where the viewer was in an earlier visit, seconds. */
  'sv-resumed': { readonly atSec: number };
  /** Captions look different: the viewer or the page chose so. */
  'sv-caption-style': { readonly style: CaptionStyle };
  /**
   * A link to this page at this place is about to be copied; where the default is prevented, it isn't.
   * `atSec` is NaN for live.
   */
  'sv-copy-link': { readonly url: string; readonly atSec: number };
  /** The line to the watch party's room is in another state, or was closed, and why. */
  'sv-party-state': PartyConnection;
  /** How playback stands to the room's time; told with each 10 ms of drift. */
  'sv-party-status': FollowStatus;
  /** The room has another title. It is loaded by its `src`, unless the default is prevented. */
  'sv-party-title': { readonly title: PartyTitle };
  /** An invite was made. Where the default is prevented, the panel shows no link of its own (`url`). */
  'sv-party-invite': { readonly inviteToken: string; readonly url: string };
  /** The room refused what the viewer or the element asked for, or doesn't let them in. */
  'sv-party-error': { readonly error: SvError };
}

/** The same, by the names and in the shape that users of other players know. */
interface KnownEventMap {
  chapterchange: CustomEvent<Chapter>;
  cuepointchange: CustomEvent<CuePoint>;
}

type SvEventMap = { [Type in keyof SvEventDetails]: CustomEvent<SvEventDetails[Type]> };

declare global {
  interface HTMLElementEventMap extends SvEventMap, KnownEventMap {}
}

export function dispatchSv<Type extends keyof SvEventDetails>(
  target: EventTarget,
  type: Type,
  detail: SvEventDetails[Type],
): void {
  target.dispatchEvent(new CustomEvent(type, { detail }));
}
