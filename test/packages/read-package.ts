import { existsSync, readFileSync } from 'node:fs';

export interface PackageJson {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly customElements: string;
}

export function readPackage(folder = '.'): PackageJson {
  return JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as PackageJson;
}

/** What a package's name can be followed by in an import of code, `.` first. */
export function codeEntries({ exports }: PackageJson): readonly string[] {
  return Object.entries(exports)
    .filter(([, target]) => typeof target === 'object')
    .map(([entry]) => entry);
}

/** Files that the exports map leads to. */
export function exportTargets({ exports }: PackageJson): readonly string[] {
  return Object.values(exports).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  );
}

/** @throws Error that says what to do, where nothing was built yet */
export function needsBuild(path: string): void {
  if (!existsSync(path)) throw new Error(`${path} is missing: npm run build makes it.`);
}
