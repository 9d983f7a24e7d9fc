import type { MediaEngine } from '../../media/media-engine.js';
import type { EngineDeps } from '../engine-deps.js';
import { NativeEngine } from './native-engine.js';

/** The controller goes unasked: the browser chooses by itself. */
export function createNativeEngine({ media }: EngineDeps): Promise<MediaEngine> {
  return Promise.resolve(new NativeEngine(media));
}
