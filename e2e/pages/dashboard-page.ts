import type { Locator, Page } from '@playwright/test';

/** The dashboard of a server, as a person reads it. */
export class DashboardPage {
  constructor(
    readonly page: Page,
    readonly origin: string,
  ) {}

  async open(search = ''): Promise<void> {
    await this.page.goto(`${this.origin}/dashboard/${search}`);
  }

  tile(label: string): Locator {
    return this.page.locator('.tile', { hasText: label });
  }

  /** What a tile says. */
  value(label: string): Locator {
    return this.tile(label).locator('.value');
  }

  panel(heading: string): Locator {
    return this.page.getByRole('region', { name: heading }).first();
  }

  async addFilter(dimension: string, value: RegExp): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Filter by' }).selectOption({ label: dimension });
    const values = this.page.getByRole('combobox', { name: 'Value', exact: true });
    const option = values.locator('option').filter({ hasText: value });
    await values.selectOption((await option.textContent())?.trim() ?? '');
  }
}
