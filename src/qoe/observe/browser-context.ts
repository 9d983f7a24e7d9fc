import type { BeaconEvent } from '../../wire/beacon.js';
import { known } from '../known.js';
import { nameBrowser } from './browser-name.js';

type BrowserContext = Pick<Extract<BeaconEvent, { type: 'view-start' }>, 'browser' | 'os' | 'deviceClass'>;

/** Not in TypeScript's DOM library: https://wicg.github.io/ua-client-hints/ */
interface SaidByNavigator {
  readonly userAgentData?: { readonly mobile: boolean };
}

/** Whose page it is, by its name and what every request says anyway. */
export function describeBrowser(): BrowserContext {
  const { userAgent, maxTouchPoints } = navigator;
  const { userAgentData } = navigator as SaidByNavigator;
  const mobile = userAgentData?.mobile === true;
  return known<BrowserContext>(nameBrowser({ userAgent, touchPoints: maxTouchPoints, mobile }));
}
