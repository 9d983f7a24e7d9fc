import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { titleOptions } from '../../../server/src/origin/titles/cli-options.js';
import { eachOf } from '../../../server/src/origin/titles/each-of.js';
import { music, MUSIC_RATE } from '../../../server/src/origin/titles/music.js';
import { Progress } from '../../../server/src/origin/titles/progress.js';
import { auroraRecipe, labRecipe, recipeStamp } from '../../../server/src/origin/titles/recipe.js';
import { runFfmpeg } from '../../../server/src/origin/titles/run-ffmpeg.js';
import { TitleFolder } from '../../../server/src/origin/titles/title-folder.js';
import { openWorkDir } from '../../../server/src/origin/titles/work-dir.js';

let out = '';
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'sv-titles-'));
});
afterEach(async () => {
  await rm(out, { recursive: true, force: true });
});

describe("a title's folder", () => {
  it('keeps what was made by the same recipe and drops what was made by another', async () => {
    const folder = new TitleFolder(join(out, 'aurora'), await openWorkDir(out));
    await folder.open('first');
    await folder.write('video/720p/1.m4s', 'segment');
    await folder.setDone('standard-0');

    await folder.open('first');
    expect(await folder.isDone('standard-0')).toBe(true);
    expect((await folder.read('video/720p/1.m4s')).toString()).toBe('segment');

    await folder.open('second');
    expect(await folder.isDone('standard-0')).toBe(false);
    expect(await folder.has('video/720p/1.m4s')).toBe(false);
  });

  it('never holds a file under its name before it is whole', async () => {
    const workDir = await openWorkDir(out);
    const folder = new TitleFolder(join(out, 'lab'), workDir);
    await folder.open('first');
    const writing = folder.write('file.mp4', Buffer.alloc(8_000_000, 1));
    while (!(await folder.has('file.mp4'))) await Promise.resolve();
    expect((await folder.read('file.mp4')).length).toBe(8_000_000);
    await writing;
  });
});

describe('the working folder', () => {
  it('takes the place of those that killed runs left, and leaves a living run its own', async () => {
    const dead = join(out, '.work-4194303');
    const alive = join(out, `.work-${process.ppid}`);
    await mkdir(dead);
    await mkdir(alive);
    await writeFile(join(dead, 'half.mp4'), 'half');
    await openWorkDir(out);
    expect((await readdir(out)).sort()).toEqual([`.work-${process.pid}`, `.work-${process.ppid}`].sort());
  });
});

describe('the recipes', () => {
  it('are told apart by all that changes the files, but not by the ladder, whose parts are kept', () => {
    expect(recipeStamp(auroraRecipe('full'))).toBe(recipeStamp(auroraRecipe('standard')));
    const stamps = [auroraRecipe('full'), auroraRecipe('full', 8), labRecipe(), labRecipe(8)].map(
      recipeStamp,
    );
    expect(new Set(stamps).size).toBe(4);
  });

  it('say which flag was wrong and what it may be', () => {
    expect(titleOptions([]).recipes.map(({ id }) => id)).toEqual(['lab', 'aurora']);
    expect(titleOptions(['--title', 'lab-wide']).recipes.map(({ id }) => id)).toEqual(['lab-wide']);
    expect(() => titleOptions(['--ladder', 'rope'])).toThrow(
      '--ladder was "rope"; it may be standard or full.',
    );
    expect(() => titleOptions(['--title', 'film'])).toThrow('--title was "film"');
    expect(() => titleOptions(['--seconds', '7'])).toThrow('--seconds was "7"; it must be a multiple of 4.');
    expect(() => titleOptions(['--colour'])).toThrow('--colour');
  });
});

describe('the progress line', () => {
  it('counts to 100 in tenths for a log, and never backward or beyond', () => {
    let log = '';
    const progress = new Progress(1000, { write: (text) => (log += text) });
    progress.doing('drawing');
    for (let done = 0; done < 1100; done += 7) progress.add(7);
    progress.end('Made.');
    const percents = [...log.matchAll(/(\d+) %/g)].map(([, text]) => Number(text));
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    expect(percents.at(0)).toBe(0);
    expect(percents.at(-1)).toBe(100);
    expect(percents.length).toBeLessThanOrEqual(11);
    expect(log.endsWith('Made.\n')).toBe(true);
  });
});

describe('running ffmpeg', () => {
  // Any program that takes its place: it is started with its own flags first.
  const run = async (ffmpeg: string, signal = new AbortController().signal): Promise<void> =>
    runFfmpeg({ ffmpeg, args: [], input: [new Uint8Array(1_000_000)], signal });

  it('fails with words when it fails, even before it read its input', async () => {
    await expect(run('false')).rejects.toThrow(/ended with code 1/);
    await expect(run(join(out, 'none'))).rejects.toThrow(/ENOENT/);
  });

  it('stops when told to', async () => {
    const stopped = new AbortController();
    const script = join(out, 'sleeper');
    await writeFile(script, '#!/bin/sh\nexec sleep 60\n', { mode: 0o755 });
    setTimeout(() => {
      stopped.abort(new Error('enough'));
    }, 50);
    await expect(run(script, stopped.signal)).rejects.toThrow(/enough|aborted/);
  });
});

describe('the music', () => {
  it('is as long as asked, never clips, and begins and ends in silence', () => {
    const samples = music(12);
    expect(samples.length).toBe(2 * 12 * MUSIC_RATE);
    const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(loudest).toBeGreaterThan(0.1);
    expect(loudest).toBeLessThan(1);
    expect(Math.abs(samples[0] ?? 1)).toBeLessThan(0.001);
    expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.001);
  });

  it('goes up and down as slowly as it is low', () => {
    // A chord of many voices crosses zero about as often as its pitch says.
    const crossings = (samples: Float32Array): number =>
      samples.reduce((count, sample, at) => count + Number(sample * (samples[at - 2] ?? 0) < 0), 0);
    expect(crossings(music(8, 0.5))).toBeLessThan(0.7 * crossings(music(8)));
  });
});

describe('working on several pieces at once', () => {
  it('does every piece, and no more of them at a time than asked', async () => {
    const done: number[] = [];
    let [under, most] = [0, 0];
    await eachOf([1, 2, 3, 4, 5], 2, new AbortController().signal, async (piece) => {
      under += 1;
      most = Math.max(most, under);
      await Promise.resolve();
      under -= 1;
      done.push(piece);
    });
    expect(done.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  it('stops the others when one fails, and fails with its error once they have ended', async () => {
    let ended = false;
    const working = eachOf(
      ['bad', 'slow', 'never'],
      2,
      new AbortController().signal,
      async (piece, signal) => {
        if (piece === 'bad') throw new Error('out of disk');
        expect(piece).toBe('slow');
        while (!signal.aborted) await Promise.resolve();
        ended = true;
      },
    );
    await expect(working).rejects.toThrow('out of disk');
    expect(ended).toBe(true);
  });
});
