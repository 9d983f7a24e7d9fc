import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * What `parse` (by `parseArgs`) makes of a program's arguments. `--help` prints the comment that the program's file
 * opens with, and ends; what `parseArgs` can't take ends it with a sentence and code 2.
 * @template Options
 * @param {string} program its `import.meta.url`
 * @param {() => Options} parse
 * @returns {Options}
 */
export function readOptions(program, parse) {
  if (process.argv.slice(2).some((arg) => arg === '--help' || arg === '-h')) {
    console.log(openingComment(readFileSync(fileURLToPath(program), 'utf8')));
    process.exit(0);
  }
  try {
    return parse();
  } catch (error) {
    if (!error?.code?.startsWith('ERR_PARSE_ARGS_')) throw error;
    // Node's second sentence is about arguments that begin with a dash.
    console.error(`${error.message.split('. ')[0]}. Run with --help to see what there is.`);
    process.exit(2);
  }
}

/** Without its marks, be it a block or lines. */
export function openingComment(source) {
  const [comment = ''] = /^(\/\*[^]*?\*\/|(\/\/.*\n)+)/.exec(source) ?? [];
  return comment
    .split('\n')
    .map((line) => line.replace(/^(\/\*\*?| \*\/| \*|\/\/) ?/, ''))
    .join('\n')
    .trim();
}
