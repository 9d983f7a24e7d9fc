import RxPlayer from 'rx-player';
import { servePlayer } from '../player-page.js';
import { plainVideo } from './plain-video.js';
import { versionOf } from './versions.js';

servePlayer({
  name: 'rx-player',
  version: versionOf('rx-player'),
  play(stage, { url }, failed) {
    const player = new RxPlayer({ videoElement: plainVideo(stage) });
    player.addEventListener('error', (error) => {
      failed('code' in error ? error.code : error.name, error.message);
    });
    player.loadVideo({ url, transport: 'dash', autoPlay: true });
  },
});
