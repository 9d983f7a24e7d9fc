import { inject } from 'vitest';
import { createEngine } from '../../src/engine/index.js';
import { describeEngineContract } from '../contract/engine-contract.js';
import { openVideo } from './support/open-video.js';

const origin = inject('origin');
const file = (url: string) => ({ url, type: 'file' }) as const;

describeEngineContract('the browser itself', {
  create: (deps) => createEngine(file(''), deps),
  openMedia: openVideo,
  source: file(`${origin}/media/lab/file.mp4`),
  missing: file(`${origin}/media/lab/missing.mp4`),
  notAManifest: (text) => file(URL.createObjectURL(new Blob([text]))),
  tells: { ladder: false, captions: false },
});
