import { MediaPlayer } from 'dashjs';
import { source, watchStartup } from './watch.js';

watchStartup();
MediaPlayer().create().initialize(document.querySelector('video'), source, true);
