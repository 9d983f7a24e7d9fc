import { join } from 'node:path';
import { encodeAudio } from './encode-audio.js';
import { encodePictures } from './encode-pictures.js';
import { eachOf } from './each-of.js';
import { encodeVideo, VIDEO_TIMESCALE, type VideoPiece } from './encode-video.js';
import { finishTitle, STORYBOARD } from './finish-title.js';
import type { LadderGroup } from './ladder.js';
import { placeSegment } from './mp4/fragments.js';
import type { Progress } from './progress.js';
import { mainSound, recipeStamp, SEGMENT_SEC, type Recipe, type Sound } from './recipe.js';
import { Scene } from './scene/scene.js';
import type { TitleFolder } from './title-folder.js';

export interface MakingTools {
  readonly ffmpeg: string;
  readonly workDir: string;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** Whether the folder already holds the title as the recipe wants it. */
export async function isMade(recipe: Recipe, folder: TitleFolder): Promise<boolean> {
  return (
    (await folder.isDone('recipe', recipeStamp(recipe))) &&
    (await folder.isDone('title', contentNote(recipe))) &&
    (await folder.has('title.json'))
  );
}

/** Work in all, in drawn and encoded pixels, for the progress line. */
export function workOf(recipe: Recipe): number {
  return recipe.groups.reduce(
    (sum, group) => sum + frameWork(group) * group.frameRate * recipe.durationSec,
    0,
  );
}

/** Makes what is missing of a title. @throws Error when ffmpeg fails, or the signal's reason. */
export async function makeTitle(recipe: Recipe, folder: TitleFolder, tools: MakingTools): Promise<void> {
  await folder.open(recipeStamp(recipe));
  tools.progress.doing(`${recipe.id}: sound and stills`);
  for (const sound of soundsOf(recipe)) {
    if (!(await folder.isDone(sound.name))) await makeAudio(recipe, sound, folder, tools);
  }
  if (!(await folder.isDone('stills'))) await makeStills(recipe, folder, tools);
  for (const group of recipe.groups) await makeGroup(recipe, group, folder, tools);
  await finishTitle(recipe, folder, tools);
  await folder.setDone('title', contentNote(recipe));
}

/** The main one first. */
function soundsOf({ otherSounds = [] }: Recipe): readonly Sound[] {
  return [mainSound, ...otherSounds];
}

async function makeAudio(
  { durationSec }: Recipe,
  { name, pitch }: Sound,
  folder: TitleFolder,
  tools: MakingTools,
): Promise<void> {
  const { init, segments } = await encodeAudio({ durationSec, segmentSec: SEGMENT_SEC, pitch }, tools);
  await folder.write(`${name}/init.mp4`, init);
  for (const [index, segment] of segments.entries()) {
    await folder.write(`${name}/${index + 1}.m4s`, segment);
  }
  await folder.setDone(name);
}

async function makeStills(recipe: Recipe, folder: TitleFolder, tools: MakingTools): Promise<void> {
  const { columns, rows, width, height, everySec } = STORYBOARD;
  const count = Math.ceil(recipe.durationSec / everySec);
  const sheets = await encodePictures(
    {
      scene: new Scene(width, height, recipe.durationSec, 0),
      width,
      height,
      columns,
      rows,
      quality: 4,
      timesSec: Array.from({ length: count }, (_, picture) => (picture + 0.5) * everySec),
    },
    tools,
  );
  for (const [index, sheet] of sheets.entries()) await folder.write(`storyboard/${index + 1}.jpg`, sheet);

  const poster = { width: 1280, height: 720 };
  const [picture] = await encodePictures(
    {
      scene: new Scene(poster.width, poster.height, recipe.durationSec, recipe.grain),
      ...poster,
      columns: 1,
      rows: 1,
      quality: 3,
      timesSec: [0.7 * recipe.durationSec],
    },
    tools,
  );
  if (picture !== undefined) await folder.write('poster.jpg', picture);
  await folder.setDone('stills');
}

async function makeGroup(
  recipe: Recipe,
  group: LadderGroup,
  folder: TitleFolder,
  tools: MakingTools,
): Promise<void> {
  const { durationSec, pieceSec } = recipe;
  const missing: VideoPiece[] = [];
  const height = recipe.drawnHeight ?? group.steps[0]?.height ?? 0;
  const picture = { width: 2 * Math.round((height * 8) / 9), height };
  let scene: Scene | null = null;
  for (let fromSec = 0; fromSec < durationSec; fromSec += pieceSec) {
    const toSec = Math.min(durationSec, fromSec + pieceSec);
    if (await folder.isDone(pieceNote(group, fromSec))) {
      tools.progress.add(frameWork(group) * group.frameRate * (toSec - fromSec));
      continue;
    }
    scene ??= new Scene(picture.width, picture.height, durationSec, recipe.grain);
    const piece = { group, picture, scene, rate: recipe.rate, segmentSec: SEGMENT_SEC, fromSec, toSec };
    missing.push(piece);
  }
  tools.progress.doing(`${recipe.id}: ${durationSec} s in ${group.steps.length} renditions`);
  // One ffmpeg encodes while the next frame of the other is drawn; beyond HD two would take too much memory.
  const atOnce = height > 1080 ? 1 : 2;
  await eachOf(missing, atOnce, tools.signal, async (piece, signal) =>
    makePiece(piece, folder, { ...tools, signal }),
  );
}

async function makePiece(piece: VideoPiece, folder: TitleFolder, tools: MakingTools): Promise<void> {
  const { group, fromSec } = piece;
  const files = await encodeVideo(piece, {
    ...tools,
    onFrame: () => {
      tools.progress.add(frameWork(group));
    },
  });
  for (const [name, { init, segments }] of files) {
    await folder.write(join('video', name, 'init.mp4'), init);
    for (const [index, segment] of segments.entries()) {
      const number = fromSec / SEGMENT_SEC + index + 1;
      const placed = placeSegment(segment, number, (number - 1) * SEGMENT_SEC * VIDEO_TIMESCALE);
      await folder.write(join('video', name, `${number}.m4s`), placed);
    }
  }
  await folder.setDone(pieceNote(group, fromSec));
}

function pieceNote({ name }: LadderGroup, fromSec: number): string {
  return `${name}-${fromSec}`;
}

function frameWork({ steps }: LadderGroup): number {
  return steps.reduce((sum, { codedWidth, height }) => sum + codedWidth * height + 20_000, 0);
}

/** Counts up with every change of manifests, captions and chapters: they are written anew, over the segments there are. */
const LISTS_VERSION = 2;

function contentNote({ groups, otherSounds = [] }: Recipe): string {
  const steps = groups.flatMap((group) => group.steps);
  return [LISTS_VERSION, ...[...steps, ...otherSounds].map(({ name }) => name)].join(' ');
}
