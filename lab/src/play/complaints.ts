import type { Page } from 'playwright-core';

const MOST = 50;
const LONGEST = 500;

/** Collects what the page's console complains of and what nobody caught. */
export function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  const add = (text: string): void => {
    if (complaints.length < MOST) complaints.push(text.slice(0, LONGEST));
  };
  page.on('pageerror', (error) => add(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') add(message.text());
  });
  return complaints;
}
