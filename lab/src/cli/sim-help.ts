export const simHelp = `sv-lab sim --traces DIR_OR_FILE… --video FILE… [options]

Plays every title over every trace under every rule, segment by segment, and compares what viewers would see.

What is played
  --traces DIR_OR_FILE…       Recorded networks: the lab's JSON, Mahimahi, CSV.
  --synthetic FAMILY[:COUNT[:SEED]]…
                              Made-up networks, beside or instead of recorded ones (COUNT 20).
  --split NAME                Only traces of this split, such as train or val.
  --limit N                   At most N traces of each data set, evenly spread.
  --video FILE…               Titles as tables of segment sizes. Default: two made-up ones.
  --segments N                Of each title (100).
  --all-pairs                 Keep the pairs of trace and title at which even the lowest rendition would
                              stall for more than 5 % of the time.

By which rules
  --abr NAME,…                Rules of ours, all, or the path of a module whose default export makes a
                              controller (hybrid; none: only peers).
  --peers all|none|NAME,…     Other players' and papers' rules (none).
  --optimum                   Also what could have been had by knowing the whole trace. Cached.

Under which conditions
  --buffer SEC                What a player may hold (30).
  --live SEC                  Live, this far behind the edge; the buffer holds no more than that.
  --catch-up RATE             Live: playback rate while behind the target (1).
  --sizes known|hidden        Whether rules are told the sizes of the segments to come (hidden).
  --slow-start                Connections that were idle start slowly, as TCP's do.
  --no-abandon                No download may be given up.
  --qoe log|lin               QoE_log or QoE_lin of the papers (log).

What comes out
  --json FILE                 All figures.
  --html FILE                 A report with pictures, in one file.
  --svg DIR                   The pictures, one file each.

  --seed N                    Of the bootstrap, and of --synthetic without a seed of its own (1).
  --resamples N               Of the bootstrap (2000).
  --workers N                 Threads (one a core).
  --cache DIR|none            Where optima are kept (node_modules/.cache/sv-lab/optimum).
  --help                      This.

Several values go one after another or by repeating the option; names also by commas.
The same input gives the same figures, but for the times of decisions.`;
