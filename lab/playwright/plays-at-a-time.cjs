const { cpus } = require('node:os');

// As the gate's own default (src/cli/gate-options.ts); a test holds the two alike.
const playsPerCore = 2;
const mostPlays = 12;

/** Every worker of a suite may be within a gate of its own, and they share the machine's cores. */
function playsAtATime(workers, cores = cpus().length) {
  return Math.max(1, Math.min(mostPlays, Math.floor((playsPerCore * cores) / workers)));
}

module.exports = { playsAtATime };
