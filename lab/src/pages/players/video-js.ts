import videojs from 'video.js';
import { servePlayer } from '../player-page.js';
import { plainVideo } from './plain-video.js';
import { versionOf } from './versions.js';

const types = { hls: 'application/x-mpegURL', dash: 'application/dash+xml', other: 'video/mp4' };

servePlayer({
  name: 'video.js',
  version: versionOf('video.js'),
  play(stage, { url, format }, failed) {
    const video = plainVideo(stage);
    video.className = 'video-js';
    const player = videojs(video, { controls: true, autoplay: true, muted: true });
    player.on('error', () => {
      const error = player.error();
      if (error) failed(`VIDEOJS_${String(error.code)}`, error.message);
    });
    player.src({ src: url, type: types[format] });
  },
});
