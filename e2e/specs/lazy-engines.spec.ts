import { DASH, expect, HLS, test } from '../support/test.js';

const isScript = (url: string): boolean => new URL(url).pathname.endsWith('.js');
const names = (url: string, engine: 'hls' | 'dash'): boolean =>
  isScript(url) && new RegExp(engine, 'i').test(new URL(url).pathname);

test('no engine is asked for before there is a source', async ({ playerPage }) => {
  await playerPage.open({});
  await playerPage.page.waitForTimeout(1_000);
  expect(playerPage.requests.filter((url) => names(url, 'hls') || names(url, 'dash'))).toEqual([]);
});

test('an HLS source brings hls.js and not dash.js', async ({ playerPage }) => {
  await playerPage.openPlaying(HLS);
  expect(playerPage.requests.some((url) => names(url, 'hls'))).toBe(true);
  expect(playerPage.requests.filter((url) => names(url, 'dash'))).toEqual([]);
});

test('a DASH source brings dash.js and not hls.js', async ({ playerPage }) => {
  await playerPage.openPlaying(DASH);
  expect(playerPage.requests.some((url) => names(url, 'dash'))).toBe(true);
  expect(playerPage.requests.filter((url) => names(url, 'hls'))).toEqual([]);
});

test('a plain file brings neither', async ({ playerPage }) => {
  await playerPage.openPlaying('/media/lab/file.mp4');
  expect(playerPage.requests.filter((url) => names(url, 'hls') || names(url, 'dash'))).toEqual([]);
});
