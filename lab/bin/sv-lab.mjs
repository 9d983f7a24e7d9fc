#!/usr/bin/env node
// `sv-lab COMMAND …`. In a checkout the TypeScript runs as it is, through tsx; the package has it built.
import { existsSync } from 'node:fs';

const source = new URL('../src/cli/main.ts', import.meta.url);
const inCheckout = existsSync(source);
if (inCheckout) (await import('tsx/esm/api')).register();
const { main } = await import(
  inCheckout ? source.href : new URL('../dist/cli/main.js', import.meta.url).href
);
process.exitCode = await main(process.argv.slice(2));
