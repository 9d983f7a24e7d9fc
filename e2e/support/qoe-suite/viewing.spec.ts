import { qoeTest } from 'sv-lab/playwright';

// One after the other, as tests of a file are: two plays at once can be too much for two cores, and not count.
qoeTest('steady.yaml');

qoeTest(
  {
    name: 'over budget',
    format: 'hls',
    // Three round trips come before the first frame, at the least.
    network: { kbps: 4000, latencyMs: 100 },
    seconds: 4,
    budgets: { firstFrameMs: 250 },
  },
  { page: process.env['OWN_PAGE'] ?? '' },
);
