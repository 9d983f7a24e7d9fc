import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { filterGraph } from './filter-graph.js';
import type { LadderGroup, LadderStep } from './ladder.js';
import { splitFragments, type SplitFile } from './mp4/fragments.js';
import { runFfmpeg } from './run-ffmpeg.js';
import { createFrame } from './scene/frame.js';
import type { Scene } from './scene/scene.js';
import { LabelSheet } from './text/label-sheet.js';

/** Units a second of every video track: whole at 25 and at 60 frames. */
export const VIDEO_TIMESCALE = 90_000;

/** How bytes are spent: around the target as the picture needs, or exactly, with filler. */
export type RateMode = 'film' | 'constant';

export interface VideoPiece {
  readonly group: LadderGroup;
  /** The picture the scene is drawn at. */
  readonly picture: { readonly width: number; readonly height: number };
  readonly scene: Scene;
  readonly rate: RateMode;
  readonly segmentSec: number;
  readonly fromSec: number;
  readonly toSec: number;
}

interface Tools {
  readonly ffmpeg: string;
  /** For files that don't count yet. */
  readonly workDir: string;
  readonly signal: AbortSignal;
  readonly onFrame: () => void;
}

/**
 * Draws a stretch of the title once and encodes every rendition of the group from it.
 *
 * @returns by rendition name; times within a file begin at 0.
 */
export async function encodeVideo(
  piece: VideoPiece,
  { ffmpeg, workDir, signal, onFrame }: Tools,
): Promise<ReadonlyMap<string, SplitFile>> {
  const { group, picture } = piece;
  const sheet = new LabelSheet(picture.width, group.steps);
  const graph = filterGraph(
    picture,
    sheet.placed.map(({ step, label, x, y }) => ({
      step,
      box: label.box,
      from: { x, y: picture.height + y },
    })),
  );
  const fileOf = (step: LadderStep): string =>
    join(workDir, `${group.name}-${piece.fromSec}-${step.name}.mp4`);
  const args = [
    ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-r', String(group.frameRate)],
    ['-s', `${picture.width}x${picture.height + sheet.rows}`, '-i', 'pipe:0'],
    ['-filter_complex', graph],
    ...group.steps.flatMap((step, index) => [
      '-map',
      `[out${index}]`,
      ...encoderArgs(step, piece),
      fileOf(step),
    ]),
  ].flat();
  await runFfmpeg({ ffmpeg, args, signal, input: frames(piece, sheet, onFrame) });

  const files = new Map<string, SplitFile>();
  for (const step of group.steps) {
    files.set(step.name, splitFragments(await readFile(fileOf(step))));
    await rm(fileOf(step));
  }
  return files;
}

function* frames(piece: VideoPiece, sheet: LabelSheet, onFrame: () => void): Iterable<Uint8Array> {
  const { picture, scene, group } = piece;
  const frame = createFrame(picture.width, picture.height, sheet.rows);
  const end = Math.round(piece.toSec * group.frameRate);
  for (let number = Math.round(piece.fromSec * group.frameRate); number < end; number += 1) {
    scene.draw(frame, number / group.frameRate);
    sheet.draw(frame.y, picture.height, number);
    yield frame.bytes;
    onFrame();
  }
}

function encoderArgs(step: LadderStep, { rate, segmentSec }: VideoPiece): readonly string[] {
  const keyframeEvery = String(segmentSec * step.frameRate);
  return [
    ['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '0'],
    ['-g', keyframeEvery, '-keyint_min', keyframeEvery, '-sc_threshold', '0'],
    rate === 'constant' ? constantRate(step.bitrateKbps) : filmRate(step.bitrateKbps),
    ['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
    ['-video_track_timescale', String(VIDEO_TIMESCALE)],
    ['-movflags', '+frag_keyframe+empty_moov+default_base_moof', '-f', 'mp4'],
  ].flat();
}

/** The three tools that the fastest preset leaves out and that pay for themselves. */
const ENCODER_TOOLS = 'cabac=1:8x8dct=1:deblock=0,0';

/** Near the target in every segment, within a buffer of a second and a half. */
function filmRate(kbps: number): readonly string[] {
  return [
    ['-b:v', `${kbps}k`, '-maxrate', `${Math.round(kbps * 1.15)}k`],
    ['-bufsize', `${Math.round(kbps * 1.5)}k`, '-qcomp', '0.3', '-x264-params', ENCODER_TOOLS],
  ].flat();
}

/** Exactly the target: what the small picture doesn't need is filler, which a decoder steps over. */
function constantRate(kbps: number): readonly string[] {
  return [
    ['-b:v', `${kbps}k`, '-minrate', `${kbps}k`, '-maxrate', `${kbps}k`, '-bufsize', `${kbps / 2}k`],
    ['-qmin', '20', '-x264-params', `${ENCODER_TOOLS}:nal-hrd=cbr`],
  ].flat();
}
