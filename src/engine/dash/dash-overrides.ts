import type { MediaPlayerClass, MediaPlayerFactory } from 'dashjs';

/**
 * What replaces methods of one of dash.js's own classes, by dash.js's own way to extend them: called
 * once per instance, with the instance as `this.parent`.
 */
export type Override<Class> = (this: { readonly parent: Class }) => Partial<Class>;

type CreatePlayer = (context: object) => MediaPlayerFactory;

/** @param overrides by the name of dash.js's class; they hold for this player alone. */
export function createPlayer(
  mediaPlayer: () => MediaPlayerFactory,
  overrides: Readonly<Record<string, unknown>>,
): MediaPlayerClass {
  const context = Object.fromEntries(
    Object.entries(overrides).map(([name, instance]) => [name, { instance, override: true }]),
  );
  return (mediaPlayer as CreatePlayer)(context).create();
}
