import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dashManifest } from './manifest/dash.js';
import { hlsCaptions, hlsMaster, hlsMedia } from './manifest/hls.js';
import type { MadeAudio, MadeRendition, MadeSegment, MadeTitle } from './manifest/made-title.js';
import type { LadderStep } from './ladder.js';
import { audioCodec, videoCodec } from './mp4/codecs.js';
import { segmentTime, timescale } from './mp4/fragments.js';
import { mainSound, SEGMENT_SEC, type Recipe, type Sound } from './recipe.js';
import { runFfmpeg } from './run-ffmpeg.js';
import type { TitleFolder } from './title-folder.js';
import { captionCues, captionTracks, chapterCues } from './words/spoken.js';
import { storyboardCues, type StoryboardLayout } from './words/storyboard-cues.js';
import { webVtt } from './words/web-vtt.js';

export const STORYBOARD: StoryboardLayout = { columns: 4, rows: 4, width: 160, height: 90, everySec: 2 };

interface Tools {
  readonly ffmpeg: string;
  readonly workDir: string;
  readonly signal: AbortSignal;
}

/** Writes all that leads to the segments: manifests, captions, chapters, and last `title.json`. */
export async function finishTitle(recipe: Recipe, folder: TitleFolder, tools: Tools): Promise<void> {
  const { durationSec } = recipe;
  const steps = recipe.groups.flatMap((group) => group.steps).sort((a, b) => a.bitrateKbps - b.bitrateKbps);
  const title: MadeTitle = {
    durationSec,
    segmentSec: SEGMENT_SEC,
    renditions: await Promise.all(steps.map(async (step) => readRendition(step, folder, durationSec))),
    audio: await readAudio(mainSound, folder),
    otherAudio: await Promise.all((recipe.otherSounds ?? []).map(async (sound) => readAudio(sound, folder))),
    captions: captionTracks,
    storyboard: { ...STORYBOARD, sheetSec: STORYBOARD.columns * STORYBOARD.rows * STORYBOARD.everySec },
  };

  for (const { sound, segments } of [title.audio, ...title.otherAudio]) {
    await folder.write(`${sound.name}.m3u8`, hlsMedia(segments, sound.name));
  }
  for (const { step, segments } of title.renditions) {
    await folder.write(`video/${step.name}.m3u8`, hlsMedia(segments, step.name));
  }
  for (const { language } of captionTracks) {
    await folder.write(`captions/${language}.vtt`, webVtt(captionCues(language, durationSec)));
    await folder.write(`captions/${language}.m3u8`, hlsCaptions(`${language}.vtt`, durationSec));
  }
  const chapters = chapterCues(durationSec);
  await folder.write('chapters.vtt', webVtt(chapters));
  await folder.write(
    'chapters.json',
    json(chapters.map(({ fromSec, text }) => ({ startSec: fromSec, title: text }))),
  );
  await folder.write('storyboard.vtt', webVtt(storyboardCues(STORYBOARD, durationSec)));
  await folder.write('master.m3u8', hlsMaster(title));
  await folder.write('manifest.mpd', dashManifest(title));
  if (recipe.fileStep !== undefined) await makeFile(recipe.fileStep, title, folder, tools);
  await folder.write('title.json', json(describe(recipe, steps)));
}

function describe(recipe: Recipe, steps: readonly LadderStep[]) {
  return {
    id: recipe.id,
    title: recipe.title,
    description: recipe.description,
    durationSec: recipe.durationSec,
    hls: 'master.m3u8',
    dash: 'manifest.mpd',
    ...(recipe.fileStep === undefined ? {} : { file: 'file.mp4' }),
    poster: 'poster.jpg',
    storyboard: 'storyboard.vtt',
    chapters: 'chapters.json',
    captions: captionTracks.map(({ language, label }) => ({
      language,
      label,
      src: `captions/${language}.vtt`,
    })),
    ladder: steps.map(({ name, width, height, bitrateKbps, frameRate }) => {
      return { name, width, height, bitrateKbps, frameRate };
    }),
  };
}

async function readRendition(
  step: LadderStep,
  folder: TitleFolder,
  durationSec: number,
): Promise<MadeRendition> {
  const init = await folder.read(`video/${step.name}/init.mp4`);
  const segments: MadeSegment[] = [];
  for (let number = 1; number <= Math.ceil(durationSec / SEGMENT_SEC); number += 1) {
    const file = await folder.read(`video/${step.name}/${number}.m4s`);
    const { duration } = segmentTime(file);
    segments.push({ durationSec: duration / timescale(init), bytes: file.length });
  }
  return { step, codec: videoCodec(init), segments };
}

async function readAudio(sound: Sound, folder: TitleFolder): Promise<MadeAudio> {
  const init = await folder.read(`${sound.name}/init.mp4`);
  const perSecond = timescale(init);
  const segments: MadeSegment[] = [];
  const durations: number[] = [];
  for (let number = 1; await folder.has(`${sound.name}/${number}.m4s`); number += 1) {
    const file = await folder.read(`${sound.name}/${number}.m4s`);
    const { duration } = segmentTime(file);
    durations.push(duration);
    segments.push({ durationSec: duration / perSecond, bytes: file.length });
  }
  return { sound, codec: audioCodec, timescale: perSecond, durations, segments };
}

/** One rendition and the sound as a plain MP4 whose index comes first. */
async function makeFile(step: string, title: MadeTitle, folder: TitleFolder, tools: Tools): Promise<void> {
  const whole = async (from: string, count: number): Promise<string> => {
    const parts = [await folder.read(`${from}/init.mp4`)];
    for (let number = 1; number <= count; number += 1) parts.push(await folder.read(`${from}/${number}.m4s`));
    const path = join(tools.workDir, `${from.replace('/', '-')}.mp4`);
    await writeFile(path, Buffer.concat(parts));
    return path;
  };
  const video = await whole(`video/${step}`, Math.ceil(title.durationSec / SEGMENT_SEC));
  const audio = await whole(mainSound.name, title.audio.segments.length);
  const target = join(tools.workDir, 'file.mp4');
  await runFfmpeg({
    ...tools,
    input: [],
    args: ['-i', video, '-i', audio, '-c', 'copy', '-movflags', '+faststart', '-f', 'mp4', target],
  });
  await folder.moveIn(target, 'file.mp4');
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
