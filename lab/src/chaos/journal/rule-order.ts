import type { Journal } from './journal-entry.js';

/** Which of two rules came first wherever both were set: rules are always set in the experiment's order. */
export function ruleOrder({ entries }: Journal): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  for (const entry of entries)
    if (entry.what === 'rule-set')
      for (const { id } of entry.rules) if (!order.has(id)) order.set(id, order.size);
  return order;
}
