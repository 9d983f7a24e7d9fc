export { createEngine, type EngineOptions } from './create-engine.js';
export type { EngineDeps } from './engine-deps.js';
export { preloadEngine } from './preload-engine.js';
export { detectSource } from './source/detect-source.js';
export { setHlsWorkerUrl } from './hls-worker-url.js';
export { typeFromName } from './source/type-from-name.js';
