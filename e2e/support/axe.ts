import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/**
 * Each violation of WCAG 2.2 A and AA as rule and place; in one frame, which saves axe a page of its own.
 * @param rule this one alone, where the rest has been looked at
 */
export async function axeViolations(page: Page, rule?: string): Promise<string[]> {
  const runOnly = rule === undefined ? { type: 'tag' as const, values: RULES } : [rule];
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly, resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  );
}
