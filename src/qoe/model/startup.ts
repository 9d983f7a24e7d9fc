import { viewTime, type Draft } from './view-state.js';

/** How long the playhead may move without a frame before it counts as the first one. */
const FRAME_PATIENCE_MS = 1_000;

/** `play()` was called: the intent, unless the browser refuses it. */
export function intend(draft: Draft, autoplay: boolean): void {
  if (draft.started || draft.intent) return;
  draft.intent = { atMs: draft.atMs, autoplay, confirmed: false, flagged: draft.hidden || draft.underWay };
}

/** The element acts on the intent: from here on it is told. */
export function confirmIntent(draft: Draft): void {
  const { intent } = draft;
  if (!intent || intent.confirmed) return;
  draft.intent = { ...intent, confirmed: true };
  draft.events.push({ type: 'intent', t: viewTime(draft, intent.atMs), autoplay: intent.autoplay });
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

/** The first frame, at `atMs`. */
export function start(draft: Draft, atMs: number): void {
  if (draft.started || !draft.intent) return;
  confirmIntent(draft);
  draft.started = true;
  const startupMs = Math.max(0, atMs - draft.intent.atMs);
  draft.totals.startupMs = startupMs;
  const { flagged } = draft.intent;
  draft.events.push({ type: 'startup', t: viewTime(draft, atMs), startupMs, flagged });
}

/** The playhead moves since `sinceMs`: where no frame can be seen, that is the first frame. */
export function startByPlayhead(draft: Draft, sinceMs: number, frameless: boolean): void {
  if (draft.started || !draft.intent) return;
  draft.movingSinceMs ??= sinceMs;
  const patient = !frameless && draft.atMs - draft.movingSinceMs < FRAME_PATIENCE_MS;
  if (!patient) start(draft, draft.movingSinceMs);
}
