import { engineLoadFailed } from '../media/load-errors.js';

// Each engine's folder, and with it its script, is loaded when a source first needs it.
export const importHls = () => fetched('HLS', import('./hls/index.js'));
export const importDash = () => fetched('DASH', import('./dash/create-dash-engine.js'));
export const importNative = () => fetched('native', import('./native/index.js'));

async function fetched<Module>(engine: string, coming: Promise<Module>): Promise<Module> {
  try {
    return await coming;
  } catch (cause) {
    throw engineLoadFailed(engine, cause);
  }
}
