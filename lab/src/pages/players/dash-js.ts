import { MediaPlayer } from 'dashjs';
import { servePlayer } from '../player-page.js';
import { plainVideo } from './plain-video.js';
import { versionOf } from './versions.js';

servePlayer({
  name: 'dash.js',
  version: versionOf('dashjs'),
  play(stage, { url }, failed) {
    const player = MediaPlayer().create();
    player.on(MediaPlayer.events.ERROR, ({ error }) => {
      if (typeof error === 'object') failed(String(error.code), error.message ?? '');
      else failed('ERROR', error);
    });
    player.initialize(plainVideo(stage), url, true);
  },
});
