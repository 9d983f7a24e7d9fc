import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { steadyTrace } from '../../../../../lab/src/sim/network/trace.js';
import { htmlReport } from '../../../../../lab/src/sim/report/html-report.js';
import { jsonReport } from '../../../../../lab/src/sim/report/json-report.js';
import type { ReportInput } from '../../../../../lab/src/sim/report/report-input.js';
import { textTables } from '../../../../../lab/src/sim/report/text-tables.js';
import { linkOf, planOf } from '../../../../../lab/src/sim/run/sim-settings.js';
import { summarise } from '../../../../../lab/src/sim/run/summarise.js';
import { playSession } from '../../../../../lab/src/sim/session/play-session.js';
import { constantTitle } from '../../../../../lab/src/sim/title/title.js';
import { createAbr } from '../../../../../src/abr/index.js';
import { experimentOf, pairOf, ruleNamed } from '../run/support.js';

function inputOf({ dataset = 'set', optimum = true } = {}): ReportInput {
  const rules = [ruleNamed('hybrid'), ruleNamed('rival', 'peer')];
  const pairs = [1.2, 1.5, 1.8].map((worth, trace) =>
    pairOf({ dataset, trace, qoe: [worth, 1], ...(optimum && { optimumQoe: 2.5 }) }),
  );
  const experiment = experimentOf(rules, pairs);
  const report = summarise(experiment, ['a title'], { resamples: 50, seed: 1 });
  const title = constantTitle([300, 1000], 4, 12);
  const link = linkOf(steadyTrace(900), report.settings);
  const result = playSession(planOf(report.settings, title, link, createAbr('bba')));
  const session = {
    dataset,
    traceId: dataset,
    title: 'a title',
    link,
    played: [{ label: 'hybrid', result }],
  };
  return { report, experiment, sessions: [session] };
}

describe('the page', () => {
  it('runs no script and fetches nothing', () => {
    const page = htmlReport(inputOf());
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(| on\w+=| style=/);
    expect(page).not.toMatch(/(src|href)=/);
  });

  it('forbids all but its own style, by hash', () => {
    const page = htmlReport(inputOf());
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'");
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${hash}'`);
  });

  it('shows names from files as text, whatever they hold', () => {
    const page = htmlReport(inputOf({ dataset: `<script>alert("1")</script>&'` }));
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;');
  });

  it('has no figure that is not a number', () => {
    for (const optimum of [true, false]) {
      const page = htmlReport(inputOf({ optimum }));
      expect(page).not.toMatch(/NaN|undefined|Infinity|\[object/);
    }
  });
});

describe('the tables', () => {
  it('put the best first, beside the optimum, and say who is above whom', () => {
    const text = textTables(inputOf().report);
    expect(text.indexOf('(optimum)')).toBeLessThan(text.indexOf('hybrid'));
    expect(text).toMatch(/overall: mean of 1 data set\n/);
    expect(text).toMatch(/rival +\+20\.0 .*above/);
  });

  it('do without the columns of an optimum that was not asked for', () => {
    const text = textTables(inputOf({ optimum: false }).report);
    expect(text).not.toContain('optimum');
    expect(text).toContain('QoE/umax');
  });
});

describe('the JSON', () => {
  it('has the figures of each rule, overall and by data set', () => {
    const { overall, datasets } = JSON.parse(jsonReport(inputOf().report)) as {
      overall: Record<string, object>;
      datasets: Record<string, Record<string, object>>;
    };
    expect(overall['hybrid']).toMatchObject({ optimumPct: 60, qoe: 1.5 });
    expect(datasets['set']?.['rival']).toMatchObject({ optimumPct: 40 });
  });
});
