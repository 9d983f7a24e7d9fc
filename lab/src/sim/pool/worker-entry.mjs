// Plain JavaScript: a thread on Node 20 doesn't take up tsx from `--import`, so it's registered from within.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
