import type { BeaconEvent } from '../../wire/beacon.js';
import { known } from '../known.js';
import { nameBrowser } from './browser-name.js';

type ViewStart = Extract<BeaconEvent, { type: 'view-start' }>;

/** Where a view is watched. */
export type PageContext = Pick<
  ViewStart,
  'browser' | 'os' | 'deviceClass' | 'connection' | 'hidden' | 'pageLoadMs'
>;

/** Not in TypeScript's DOM library: https://wicg.github.io/ua-client-hints/, https://wicg.github.io/netinfo/ */
interface SaidByNavigator {
  readonly userAgentData?: { readonly mobile: boolean };
  readonly connection?: { readonly effectiveType?: string; readonly type?: string };
}

/** What the page can tell without asking anybody: nothing here needs a permission or a request. */
export function describePage(): PageContext {
  const { userAgent, maxTouchPoints } = navigator;
  const { userAgentData, connection } = navigator as SaidByNavigator;
  const mobile = userAgentData?.mobile === true;
  const names = nameBrowser({ userAgent, touchPoints: maxTouchPoints, mobile });
  return known<PageContext>({
    ...names,
    connection: connection?.effectiveType ?? connection?.type,
    hidden: document.hidden ? true : null,
    pageLoadMs: loadedAfterMs(),
  });
}

/** From the navigation to the `load` event; null before it. */
function loadedAfterMs(): number | null {
  const [entry] = performance.getEntriesByType('navigation');
  return entry && entry.loadEventStart > 0 ? Math.round(entry.loadEventStart) : null;
}
