import { html, type TemplateResult } from 'lit';
import type { ViewSummary } from '../../view-summary.js';
import { bitrate, count, duration, exactTime, NONE, percent, points, seconds } from '../words/format.js';

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
    ['Experience score', view.experience === null ? NONE : points(view.experience)],
    ...settingOf(view),
    [
      'Events',
      `${count(view.eventCount)}${view.shedCount > 0 ? `, ${view.shedCount} shed by the page` : ''}`,
    ],
    ['View', view.viewId],
  ];
  return html`<dl class="facts">
    ${facts.map(
      ([name, text]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${text}</dd>
        </div>`,
    )}
  </dl>`;
}

/** What was told of where and how; what wasn't has no place. */
function settingOf({ setting, dimensions }: ViewSummary): [string, string][] {
  const { release, deviceClass, browser, os, connection, country, cdn, party, partySize, partyRole } =
    setting;
  const told: readonly [string, string | null][] = [
    ['Device', deviceClass],
    ['Browser', browser],
    ['System', os],
    ['Connection', connection],
    ['Country', country],
    ['CDN', cdn],
    ['Release', release],
    ['In a party', party ? (partySize === null ? 'yes' : `of up to ${count(partySize)}`) : null],
    ['Role in the party', partyRole],
    ...Object.entries(dimensions),
  ];
  return told.flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]]));
}
