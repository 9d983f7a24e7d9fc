/** Of the packages that the pages hold, by name; the build puts it in. */
declare const __PLAYER_VERSIONS__: Readonly<Record<string, string>>;

export function versionOf(packageName: string): string {
  return __PLAYER_VERSIONS__[packageName] ?? '';
}
