import { Hls } from 'hls.js';
import { source } from './source.js';

const video = document.querySelector('video');
// What the player sets too (src/engine/hls/hls-config.ts), so that both hold and load the same.
const hls = new Hls({
  testBandwidth: false,
  startFragPrefetch: true,
  maxBufferLength: 30,
  maxMaxBufferLength: 30,
  backBufferLength: 60,
});
hls.loadSource(source);
hls.attachMedia(video);
void video.play();
globalThis.played = video;
