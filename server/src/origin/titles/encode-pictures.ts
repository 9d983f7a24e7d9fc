import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runFfmpeg } from './run-ffmpeg.js';
import { createFrame } from './scene/frame.js';
import type { Scene } from './scene/scene.js';

/** Pictures of moments, put together on sheets; all sizes in pixels. */
export interface PictureSheet {
  readonly scene: Scene;
  readonly width: number;
  readonly height: number;
  readonly timesSec: readonly number[];
  readonly columns: number;
  readonly rows: number;
  /** JPEG scale of ffmpeg: 2 is best, 31 worst. */
  readonly quality: number;
}

/** Draws the moments, `columns` times `rows` a sheet. @returns JPEG files, in order. */
export async function encodePictures(
  sheet: PictureSheet,
  {
    ffmpeg,
    workDir,
    signal,
  }: { readonly ffmpeg: string; readonly workDir: string; readonly signal: AbortSignal },
): Promise<readonly Buffer[]> {
  const { scene, width, height, timesSec, columns, rows } = sheet;
  const each = columns * rows;
  const sheets = Math.ceil(timesSec.length / each);
  const toJpeg =
    'scale=in_color_matrix=bt709:in_range=tv:out_color_matrix=bt601:out_range=pc,format=yuvj420p';
  const args = [
    ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-r', '1', '-s', `${width}x${height}`, '-i', 'pipe:0'],
    ['-vf', `tile=${columns}x${rows},${toJpeg}`, '-q:v', String(sheet.quality)],
    ['-f', 'image2', join(workDir, 'picture-%d.jpg')],
  ].flat();
  const frame = createFrame(width, height);
  function* moments(): Iterable<Uint8Array> {
    for (let place = 0; place < sheets * each; place += 1) {
      scene.draw(frame, timesSec[place] ?? timesSec.at(-1) ?? 0);
      yield frame.bytes;
    }
  }
  await runFfmpeg({ ffmpeg, args, signal, input: moments() });
  return Promise.all(
    Array.from({ length: sheets }, async (_, index) => readFile(join(workDir, `picture-${index + 1}.jpg`))),
  );
}
