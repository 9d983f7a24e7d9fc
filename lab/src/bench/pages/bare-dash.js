import { MediaPlayer } from 'dashjs';
import { source } from './source.js';
import { watchStartup } from './watch.js';

watchStartup();
MediaPlayer().create().initialize(document.querySelector('video'), source, true);
