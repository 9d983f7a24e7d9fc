import type { Page } from '@playwright/test';

/**
 * What a page's policy refused, from now on: directive, and what it was about. Call before the page is opened.
 * Reported by the browser itself, so that what nothing logs is noticed too.
 */
export async function watchViolations(page: Page): Promise<readonly string[]> {
  const violations: string[] = [];
  await page.exposeBinding('tellViolation', (_source, told: string) => violations.push(told));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sourceFile, lineNumber, sample } = event;
      const told = `${effectiveDirective}: ${blockedURI} ${sample} (${sourceFile}:${lineNumber})`;
      (window as unknown as { tellViolation(told: string): void }).tellViolation(told);
    });
  });
  return violations;
}
