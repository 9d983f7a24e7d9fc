import { html, type TemplateResult } from 'lit';
import type { ViewSummary } from '../../view-summary.js';
import { bitrate, count, duration, exactTime, NONE, percent, seconds } from '../words/format.js';

/** What is known of a view as a whole. */
export function viewFacts(view: ViewSummary): TemplateResult {
  const { counters } = view;
  const facts: readonly (readonly [string, string])[] = [
    ['State', view.failed ? `failed: ${view.lastErrorCode ?? 'unknown'}` : (view.endReason ?? view.status)],
    ['Began', view.startedAtMs === null ? NONE : exactTime(view.startedAtMs)],
    ['Startup', view.startupMs === null ? NONE : seconds(view.startupMs)],
    ['Played', duration(counters.playedMs)],
    ['Stalled', `${duration(counters.stallMs)} in ${counters.stallCount}`],
    ['Rebuffer ratio', percent(view.rebufferRatio)],
    ['Mean bitrate', view.meanBitrateKbps === null ? NONE : bitrate(view.meanBitrateKbps)],
    ['Switches', count(counters.switchCount)],
    ['Seeks', count(counters.seekCount)],
    ['Dropped frames', `${count(counters.droppedFrames)} of ${count(counters.totalFrames)}`],
    ['Engine, controller', `${view.engine ?? NONE}, ${view.abr ?? NONE}`],
    ['Events', `${count(view.eventCount)}${view.shedCount > 0 ? `, ${view.shedCount} shed by the page` : ''}`],
    ['View', view.viewId],
  ];
  return html`<dl class="facts">
    ${facts.map(([name, text]) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}
  </dl>`;
}
