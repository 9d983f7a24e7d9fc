import { readFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { LabInputError } from '../../sim/input-error.js';
import { readInit } from '../mp4/read-init.js';
import type { StoredSample } from '../mp4/sample.js';
import { checkLoop } from './check-loop.js';
import { readMediaPlaylist, readMultivariant } from './read-playlists.js';
import { readSegment } from './read-segment.js';
import type { StoredRendition, StoredTitle, StoredTrack } from './stored-title.js';

/**
 * Reads a title's folder: `master.m3u8`, the playlists it names, and the header of every segment.
 * @throws LabInputError for what is missing or can't be played as a live one.
 */
export async function readTitle(folder: string): Promise<StoredTitle> {
  const master = join(folder, 'master.m3u8');
  const { variants, audioUri } = readMultivariant(await text(master), master);
  const renditions: StoredRendition[] = [];
  for (const { uri, codecs, ...listed } of variants) {
    const codec = codecs.find((name) => !isSound(name)) ?? '';
    renditions.push({ ...(await readTrack(folder, uri, codec)), ...listed });
  }
  const sound = variants.flatMap(({ codecs }) => codecs).find(isSound) ?? '';
  const audio = audioUri === null ? null : await readTrack(folder, audioUri, sound);
  return checkLoop({ folder, renditions, audio });
}

const isSound = (codec: string): boolean => /^(mp4a|ac-3|ec-3|opus|flac|fLaC|Opus)/.test(codec);

async function readTrack(folder: string, uri: string, codec: string): Promise<StoredTrack> {
  const playlist = placeOf(folder, uri);
  const file = join(folder, playlist);
  const { initUri, segmentUris } = readMediaPlaylist(await text(file), file);
  const beside = (listed: string): string => placeOf(folder, posix.join(dirname(playlist), listed));
  const initFile = beside(initUri);
  const init = await bytes(join(folder, initFile));
  const head = understood(join(folder, initFile), () => readInit(init));
  const segments: (readonly StoredSample[])[] = [];
  for (const listed of segmentUris) segments.push(await readSegment(folder, beside(listed), head));
  const path = playlist.replace(/\.m3u8$/, '');
  return { path, codec, initFile, head, segments, peakBps: peakBps(segments, head.timescale) };
}

/** A URI of a playlist as a path within the folder. @throws LabInputError where it leads out of it. */
function placeOf(folder: string, uri: string): string {
  const place = posix.normalize(uri);
  if (!/^[\w.-]+(\/[\w.-]+)*$/.test(place) || place.startsWith('..'))
    throw new LabInputError({
      file: join(folder, 'master.m3u8'),
      where: uri,
      problem: 'this is no plain path inside the folder of the title',
      remedy: 'Titles with addresses elsewhere, or with queries, have to be stored with plain names first',
    });
  return place;
}

function peakBps(segments: readonly (readonly StoredSample[])[], timescale: number): number {
  const rates = segments.map((samples) => {
    const total = samples.reduce((sum, sample) => sum + sample.bytes, 0);
    const duration = samples.reduce((sum, sample) => sum + sample.duration, 0);
    return (total * 8 * timescale) / Math.max(1, duration);
  });
  return Math.ceil(Math.max(...rates));
}

async function text(file: string): Promise<string> {
  return new TextDecoder().decode(await bytes(file));
}

async function bytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new LabInputError({
      file,
      problem: "it can't be read",
      remedy: 'Give the folder of a title that the sample server made (npm start, or npm test)',
      cause,
    });
  }
}

/** @throws LabInputError where the bytes are not what they should be. */
function understood<Value>(file: string, read: () => Value): Value {
  try {
    return read();
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new LabInputError({
      file,
      problem: `it is no init segment of one track: ${said}`,
      remedy: 'Make the title again',
      cause,
    });
  }
}
