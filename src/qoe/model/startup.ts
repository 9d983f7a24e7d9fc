import { tell, type Draft } from './view-state.js';

/** How long the playhead may move without a frame before it counts as the first one. */
const FRAME_PATIENCE_MS = 1_000;

/** `play()` was called, or the element is in play: the intent, unless the browser refuses it. */
export function intend(draft: Draft, autoplay: boolean): void {
  const { started, intent } = draft;
  if (started) return;
  // A look may find the element in play before its event is heard.
  const atMs = Math.min(intent?.atMs ?? draft.atMs, draft.atMs);
  const flagged = draft.hidden || draft.underWay;
  draft.intent = {
    confirmed: false,
    flagged,
    ...intent,
    atMs,
    autoplay: autoplay || intent?.autoplay === true,
  };
}

/** The element acts on the intent: from here on it is told. */
export function confirmIntent(draft: Draft): void {
  const { intent } = draft;
  if (!intent || intent.confirmed) return;
  draft.intent = { ...intent, confirmed: true };
  tell(draft, intent.atMs, { type: 'intent', autoplay: intent.autoplay });
}

export function withdrawIntent(draft: Draft): void {
  if (draft.started) return;
  draft.intent = null;
  draft.movingSinceMs = null;
}

/** Something came before the first frame that makes the startup time not comparable. */
export function flagStartup(draft: Draft): void {
  if (draft.intent && !draft.started) draft.intent = { ...draft.intent, flagged: true };
}

/** The latest frame is the first one if it came after the intent, whichever was heard of first. */
export function startByFrame(draft: Draft): void {
  if (draft.intent && draft.shownAtMs >= draft.intent.atMs) start(draft, draft.shownAtMs);
}

/** The first frame, at `atMs`. */
function start(draft: Draft, atMs: number): void {
  if (draft.started || !draft.intent) return;
  confirmIntent(draft);
  draft.started = true;
  const startupMs = Math.max(0, atMs - draft.intent.atMs);
  draft.totals.startupMs = startupMs;
  tell(draft, atMs, { type: 'startup', startupMs, flagged: draft.intent.flagged });
}

/** The playhead moves since `sinceMs`: where no frame can be seen, that is the first frame. */
export function startByPlayhead(draft: Draft, sinceMs: number, frameless: boolean): void {
  if (draft.started || !draft.intent) return;
  draft.movingSinceMs ??= sinceMs;
  const patient = !frameless && draft.atMs - draft.movingSinceMs < FRAME_PATIENCE_MS;
  if (!patient) start(draft, draft.movingSinceMs);
}
