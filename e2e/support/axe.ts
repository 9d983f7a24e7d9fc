import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/**
 * Each violation of WCAG 2.2 A and AA as rule and place; in one frame, which saves axe a page of its own.
 * @param rule this one alone, where the rest has been looked at
 * @param others elements on the page that aren't ours to mend
 */
export async function axeViolations(page: Page, rule?: string, others?: string): Promise<string[]> {
  const runOnly = rule === undefined ? { type: 'tag' as const, values: RULES } : [rule];
  const axe = new AxeBuilder({ page }).options({ runOnly, resultTypes: ['violations'] }).setLegacyMode();
  if (others !== undefined) axe.exclude(others);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  );
}
