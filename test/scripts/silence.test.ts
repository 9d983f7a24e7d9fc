import { describe, expect, it } from 'vitest';
import { silence } from '../../scripts/support/silence.mjs';

/** What is left, without the spaces that keep places. */
const left = (code: string): string => silence(code).replace(/\s+/g, '');

describe('taking out what only logs', () => {
  it.each([
    'this.log(`loaded ${url}`);',
    'this.warn(text, error);',
    'this.hls.logger.log(text);',
    'this.hls?.logger.debug(text);',
    'logger.error(text);',
    'this.logger.log(1, () => { this.log(text); });',
  ])('takes out %s', (statement) => {
    expect(left(`function f() { before(); ${statement} after(); }`)).toBe('functionf(){before();;after();}');
  });

  it.each([
    'this.log(count++);',
    'this.log((state = 1));',
    'const said = this.log(text);',
    'dialog.log(text);',
    'this.catalogue(text);',
    'this.events.log(text);',
    'console.warn(text);',
  ])('leaves %s, which does more or says it elsewhere', (statement) => {
    const code = `function f() { ${statement} }`;
    expect(silence(code)).toBe(code);
  });

  it('leaves everything else where it was, for source maps', () => {
    const code = 'a();\nthis.log(\n  `one`,\n  two,\n);\nb();\nif (c) this.log(d);\nelse e();\n';
    const silent = silence(code);
    expect(silent).toHaveLength(code.length);
    for (const kept of ['a()', 'b()', 'if (c)', 'else e()']) {
      expect(silent.indexOf(kept)).toBe(code.indexOf(kept));
    }
    expect(silent.split('\n')).toHaveLength(code.split('\n').length);
  });
});
