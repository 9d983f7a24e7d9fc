import { qoeTest } from 'sv-lab/playwright';

qoeTest({ name: 'mistyped', format: 'hls', netwrk: { kbps: 4000 } });
