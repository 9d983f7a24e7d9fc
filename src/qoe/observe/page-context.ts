import type { BeaconEvent } from '../../wire/beacon.js';
import { fittingText } from '../fitting.js';
import { nameBrowser, type BrowserHints } from './browser-name.js';

type ViewStart = Extract<BeaconEvent, { type: 'view-start' }>;

/** Where a view is watched. */
export type PageContext = Pick<
  ViewStart,
  'browser' | 'os' | 'deviceClass' | 'connection' | 'hidden' | 'pageLoadMs'
>;

/** Not in TypeScript's DOM library: https://wicg.github.io/ua-client-hints/, https://wicg.github.io/netinfo/ */
interface SaidByNavigator {
  readonly userAgentData?: {
    readonly brands: readonly { readonly brand: string; readonly version: string }[];
    readonly platform: string;
    readonly mobile: boolean;
  };
  readonly connection?: { readonly effectiveType?: string; readonly type?: string };
}

/** What the page can tell without asking anybody: nothing here needs a permission or a request. */
export function describePage(): PageContext {
  const { userAgent, maxTouchPoints } = navigator;
  const { userAgentData, connection } = navigator as SaidByNavigator;
  const names = nameBrowser({ userAgent, touchPoints: maxTouchPoints, ...userAgentDataOf(userAgentData) });
  const network = connection?.effectiveType ?? connection?.type;
  const pageLoadMs = loadedAfterMs();
  return {
    deviceClass: names.deviceClass,
    ...(names.browser === undefined ? {} : { browser: fittingText(names.browser) }),
    ...(names.os === undefined ? {} : { os: fittingText(names.os) }),
    ...(network === undefined ? {} : { connection: fittingText(network) }),
    ...(document.hidden ? { hidden: true } : {}),
    ...(pageLoadMs === null ? {} : { pageLoadMs }),
  };
}

/** Its values are on the prototype: a spread would miss them. */
function userAgentDataOf(data: SaidByNavigator['userAgentData']): Partial<BrowserHints> {
  return data ? { brands: data.brands, platform: data.platform, mobile: data.mobile } : {};
}

/** From the navigation to the `load` event; null before it. */
function loadedAfterMs(): number | null {
  const [entry] = performance.getEntriesByType('navigation');
  return entry && entry.loadEventStart > 0 ? Math.round(entry.loadEventStart) : null;
}
