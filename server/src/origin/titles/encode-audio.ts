import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findBox } from './mp4/boxes.js';
import type { SplitFile } from './mp4/fragments.js';
import { music, MUSIC_RATE } from './music.js';
import { runFfmpeg } from './run-ffmpeg.js';

/** Samples of an AAC frame; the encoder also begins with one of silence. */
const AAC_FRAME = 1024;
const SAMPLE_RATE = 48_000;
export const AUDIO_KBPS = 128;

/** Encodes the music at this pitch as AAC in segments of about `segmentSec`, none of them a leftover. */
export async function encodeAudio(
  {
    durationSec,
    segmentSec,
    pitch,
  }: { readonly durationSec: number; readonly segmentSec: number; readonly pitch: number },
  {
    ffmpeg,
    workDir,
    signal,
  }: { readonly ffmpeg: string; readonly workDir: string; readonly signal: AbortSignal },
): Promise<SplitFile> {
  const frames = Math.floor((durationSec * SAMPLE_RATE) / AAC_FRAME) - 1;
  const sound = new Uint8Array(music((frames * AAC_FRAME) / SAMPLE_RATE, pitch).buffer);
  const args = [
    ['-f', 'f32le', '-ar', String(MUSIC_RATE), '-ac', '2', '-i', 'pipe:0'],
    [
      '-ar',
      String(SAMPLE_RATE),
      '-c:a',
      'aac',
      '-b:a',
      `${AUDIO_KBPS}k`,
      '-f',
      'hls',
      '-hls_time',
      String(segmentSec),
    ],
    ['-hls_list_size', '0', '-hls_segment_type', 'fmp4', '-hls_fmp4_init_filename', 'audio-init.mp4'],
    ['-hls_segment_filename', join(workDir, 'audio-%d.m4s'), join(workDir, 'audio.m3u8')],
  ].flat();
  await runFfmpeg({ ffmpeg, args, signal, input: [sound] });

  const names = await readdir(workDir);
  const segments: Buffer[] = [];
  for (let number = 0; names.includes(`audio-${number}.m4s`); number += 1) {
    const file = await readFile(join(workDir, `audio-${number}.m4s`));
    segments.push(file.subarray(findBox(file, 'moof').start));
  }
  return { init: await readFile(join(workDir, 'audio-init.mp4')), segments };
}
