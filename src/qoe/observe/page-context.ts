import type { BeaconEvent } from '../../wire/beacon.js';
import { known } from '../known.js';

type ViewStart = Extract<BeaconEvent, { type: 'view-start' }>;

/** How a view's page stands as it begins. */
export type PageContext = Pick<ViewStart, 'connection' | 'hidden' | 'pageLoadMs'>;

/** Not in TypeScript's DOM library: https://wicg.github.io/netinfo/ */
interface SaidByNavigator {
  readonly connection?: { readonly effectiveType?: string; readonly type?: string };
}

/** What the page can tell without asking anybody: nothing here needs a permission or a request. */
export function describePage(): PageContext {
  const { connection } = navigator as SaidByNavigator;
  const [entry] = performance.getEntriesByType('navigation');
  return known<PageContext>({
    connection: connection?.effectiveType ?? connection?.type,
    hidden: document.hidden ? true : null,
    // From the navigation to the `load` event; not known before it.
    pageLoadMs: entry && entry.loadEventStart > 0 ? Math.round(entry.loadEventStart) : null,
  });
}
