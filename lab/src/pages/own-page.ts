import type { PlayRequest } from '../record/probe-take.js';
import { Probe } from './probe/probe.js';

/**
 * Put into a page of someone else's before its own scripts: watches whatever `<video>` it brings. The lab's own
 * pages bring the probe themselves.
 */
globalThis.svLabWatch = (renditions: PlayRequest['renditions']): void => {
  // Frames run it too: the page itself is what is watched.
  if (window === window.top) globalThis.svLabProbe ??= new Probe(renditions);
};
