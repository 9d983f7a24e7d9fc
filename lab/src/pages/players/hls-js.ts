import HlsEngine from 'hls.js';
import { servePlayer } from '../player-page.js';
import { plainVideo } from './plain-video.js';
import { versionOf } from './versions.js';

servePlayer({
  name: 'hls.js',
  version: versionOf('hls.js'),
  play(stage, { url }, failed) {
    const hls = new HlsEngine();
    hls.on(HlsEngine.Events.ERROR, (_event, { fatal, details, error }) => {
      if (fatal) failed(details, error.message);
    });
    hls.loadSource(url);
    hls.attachMedia(plainVideo(stage));
  },
});
