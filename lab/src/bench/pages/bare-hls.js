import { Hls } from 'hls.js';
import { source } from './source.js';
import { watchStartup } from './watch.js';

const video = document.querySelector('video');
watchStartup();
const hls = new Hls();
hls.loadSource(source);
hls.attachMedia(video);
void video.play();
