#!/usr/bin/env node
// `sv-lab COMMAND …`: the lab's programs are TypeScript, run as they are through tsx.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('../src/cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
