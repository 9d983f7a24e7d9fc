import type { FaultEffect } from '../../contract.js';
import { textAnswer, wholeBody } from '../answer.js';
import { breakDash } from './break-dash.js';
import { breakHls } from './break-hls.js';
import type { Effect } from './effect.js';
import { htmlPage } from './html-page.js';

type Broken = Extract<FaultEffect, { kind: 'broken-manifest' }>;

/** A manifest that arrives well and is wrong inside. */
export function brokenManifest({ how }: Broken): Effect {
  return {
    async after(answer) {
      // A refusal, a redirect or a head has nothing in it to break.
      if (answer.status !== 200) return answer;
      const text = (await wholeBody(answer)).toString('utf8');
      const headers = how === 'html' ? { ...answer.headers, 'content-type': 'text/html' } : answer.headers;
      return { ...textAnswer(200, '', broken(text, how)), headers };
    },
  };
}

function broken(text: string, how: Broken['how']): string {
  switch (how) {
    case 'cut':
      return text.slice(0, Math.floor(text.length * 0.6));
    case 'html':
      return htmlPage;
    case 'empty':
      return '';
    case 'no-renditions':
    case 'wrong-durations':
    case 'dead-links':
      return text.trimStart().startsWith('#EXTM3U') ? breakHls(text, how) : breakDash(text, how);
  }
}
