import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserDriver } from '../../lab/src/browsers/browser-driver.js';
import { launchDriver } from '../../lab/src/browsers/launch-driver.js';
import { enginesToTest } from './support/engines.js';

const PAGE = '<!doctype html><title>A page</title><h1>Here</h1>';

/** A page at `/`, and at `/never` none. */
async function startPages(): Promise<{ origin: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.url !== '/never') response.setHeader('content-type', 'text/html').end(PAGE);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/** One suite for every engine: what the drivers promise. */
describe.for(enginesToTest())('%s: driver', (engine) => {
  let driver: BrowserDriver;
  let pages: Awaited<ReturnType<typeof startPages>>;

  beforeAll(async () => {
    pages = await startPages();
    driver = await launchDriver(engine, { timeoutMs: 4_000 });
  });
  afterAll(async () => {
    await driver.close();
    await pages.stop();
  });

  test('says which browser it is', () => {
    expect(driver.engine).toBe(engine);
    expect(driver.browser.name).not.toBe('');
    expect(driver.browser.version).toMatch(/^\d+\./);
  });

  test('opens a page and runs scripts in it', async () => {
    await driver.open(`${pages.origin}/`);
    expect(await driver.evaluate('return document.title')).toBe('A page');
    expect(await driver.evaluate('return { list: [1, "zwei ü", null], yes: true }')).toEqual({
      list: [1, 'zwei ü', null],
      yes: true,
    });
    expect(await driver.evaluate('// Nothing comes back as null.')).toBeNull();
    const later = 'await new Promise((resolve) => setTimeout(resolve, 50)); return "later"';
    expect(await driver.evaluate(later)).toBe('later');
  });

  test("tells what a script threw, in the page's own words", async () => {
    await expect(driver.evaluate('throw new TypeError("no such thing")')).rejects.toMatchObject({
      code: 'page-threw',
      message: expect.stringContaining('no such thing') as string,
    });
    await expect(driver.evaluate('return await Promise.reject("plain")')).rejects.toMatchObject({
      code: 'page-threw',
      message: expect.stringContaining('plain') as string,
    });
  });

  test('takes a picture', async () => {
    const png = await driver.screenshot();
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeGreaterThan(300);
    expect(png.readUInt32BE(20)).toBeGreaterThan(200);
  });

  test('lets a page play without a gesture, with sound too', async () => {
    const refused = `
      const video = document.createElement('video');
      document.body.append(video);
      const why = await Promise.race([
        video.play().then(() => null, (error) => error.name),
        new Promise((resolve) => setTimeout(() => resolve(null), 500)),
      ]);
      return why`;
    expect(await driver.evaluate(refused)).not.toBe('NotAllowedError');
  });

  test('says so where an address gives no page, and goes on', async () => {
    await expect(driver.open('http://127.0.0.1:1/')).rejects.toMatchObject({ code: 'no-page' });
    await driver.open(`${pages.origin}/`);
    expect(await driver.evaluate('return document.title')).toBe('A page');
  });

  test('bounds a page that never comes and a script that never ends', async () => {
    await expect(driver.evaluate('await new Promise(() => {})')).rejects.toMatchObject({ code: 'too-late' });
    await expect(driver.open(`${pages.origin}/never`)).rejects.toMatchObject({ code: 'too-late' });
  });

  test('may be closed twice, and says that it is closed', async () => {
    await driver.close();
    await driver.close();
    await expect(driver.evaluate('return 1')).rejects.toMatchObject({ code: 'gone' });
    await expect(driver.open(pages.origin)).rejects.toMatchObject({ code: 'gone' });
  });
});
