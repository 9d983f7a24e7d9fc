/** How often the probe looks at the playhead while it should move: as the player's own tracker does. */
export const LOOK_MS = 250;

/** And while it shouldn't. */
export const IDLE_LOOK_MS = 1_000;
