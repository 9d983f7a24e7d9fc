// A client of its own thread: downloads in parallel, and notes by its own clock how much had come when.
import { get } from 'node:http';
import { parentPort as port, workerData } from 'node:worker_threads';

const { url, downloads, ms, everyMs } = workerData;
const samples = [];
const perDownload = Array.from({ length: downloads }, () => 0);

for (let index = 0; index < downloads; index += 1)
  get(url, (answer) => {
    answer.on('data', (chunk) => {
      perDownload[index] += chunk.length;
    });
    answer.on('error', () => {});
  });

setInterval(() => {
  const bytes = perDownload.reduce((sum, each) => sum + each, 0);
  samples.push({ atMs: performance.timeOrigin + performance.now(), bytes });
}, everyMs);

setTimeout(() => {
  port.postMessage({ samples, perDownload });
  process.exit();
}, ms);
