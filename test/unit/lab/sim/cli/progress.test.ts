import { describe, expect, it } from 'vitest';
import { progressOn } from '../../../../../lab/src/cli/progress.js';

function told(isTTY: boolean, total: number): string[] {
  const lines: string[] = [];
  const tell = progressOn({ isTTY, write: (text) => lines.push(text) });
  for (let done = 1; done <= total; done += 1) tell('sessions', done, total);
  return lines;
}

describe('progress', () => {
  it('writes a line every tenth of the way into a log', () => {
    const lines = told(false, 1000);
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toBe('sessions: 1000 of 1000 (100 %)\n');
  });

  it('renews one line on a terminal, and ends it', () => {
    const lines = told(true, 3);
    expect(lines.every((line) => line.startsWith('\r'))).toBe(true);
    expect(lines.join('').match(/\n/g)).toHaveLength(1);
  });
});
