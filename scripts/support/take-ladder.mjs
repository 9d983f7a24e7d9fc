const LADDERS = ['standard', 'full'];

/**
 * Takes `--ladder NAME` (or `--ladder=NAME`) out of a command line.
 * Ends the process with a sentence for a ladder that doesn't exist.
 */
export function takeLadder(args) {
  const rest = [];
  let ladder = 'standard';
  for (let index = 0; index < args.length; index += 1) {
    const [flag, value] = args[index].split('=', 2);
    if (flag !== '--ladder') {
      rest.push(args[index]);
      continue;
    }
    if (value === undefined) index += 1;
    ladder = value ?? args[index] ?? '';
  }
  if (!LADDERS.includes(ladder)) {
    console.error(`--ladder takes ${LADDERS.join(' or ')}, not "${ladder}".`);
    process.exit(2);
  }
  return { ladder, rest };
}
