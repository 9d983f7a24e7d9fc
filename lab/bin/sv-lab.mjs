#!/usr/bin/env node
// `sv-lab COMMAND …`.
import { load } from './load.mjs';

const { main } = await load('cli/main');
process.exitCode = await main(process.argv.slice(2));
