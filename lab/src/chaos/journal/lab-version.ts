import { readFileSync } from 'node:fs';

/** Of the package `sv-lab`. */
export function labVersion(): string {
  const about: unknown = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  return typeof about === 'object' && about !== null && 'version' in about ? String(about.version) : '0';
}
