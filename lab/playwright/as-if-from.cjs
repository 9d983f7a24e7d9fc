const { Script } = require('node:vm');

/**
 * Calls `register(...args)` as if the caller of `from` had written that call: Playwright takes the place of a test
 * from the stack, and selects by it (`playwright test my-file`, `my-file:12`), shows it and links to it. From
 * within this package every test would stand in `node_modules`.
 */
function asIfFrom(from, register, ...args) {
  const site = callSiteOf(from);
  const filename = site?.getFileName();
  if (!filename) {
    register(...args);
    return;
  }
  // The call itself stands on the second line, at the caller's column.
  const [line, column] = [site.getLineNumber() ?? 1, site.getColumnNumber() ?? 1];
  const code = `(register, args) =>\n${' '.repeat(column - 1)}register(...args)`;
  new Script(code, { filename, lineOffset: line - 2 }).runInThisContext()(register, args);
}

/** Where `from` was called, in the code that runs: Playwright itself looks up the source's own place. */
function callSiteOf(from) {
  const before = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
  const holder = {};
  Error.prepareStackTrace = (_, sites) => sites;
  Error.captureStackTrace(holder, from);
  const sites = holder.stack;
  if (before) Object.defineProperty(Error, 'prepareStackTrace', before);
  else delete Error.prepareStackTrace;
  return sites?.[0];
}

module.exports = { asIfFrom };
