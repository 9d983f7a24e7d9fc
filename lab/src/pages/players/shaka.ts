import shaka from 'shaka-player';
import { servePlayer } from '../player-page.js';
import { plainVideo } from './plain-video.js';
import { versionOf } from './versions.js';

servePlayer({
  name: 'shaka',
  version: versionOf('shaka-player'),
  async play(stage, { url }, failed) {
    shaka.polyfill.installAll();
    const player = new shaka.Player();
    const tell = ({ code, severity, message }: shaka.util.Error): void => {
      if (severity === shaka.util.Error.Severity.CRITICAL) failed(`SHAKA_${String(code)}`, message);
    };
    player.addEventListener('error', (event) => {
      if ('detail' in event) tell(event.detail as shaka.util.Error);
    });
    await player.attach(plainVideo(stage));
    try {
      await player.load(url);
    } catch (error) {
      if (!(error instanceof shaka.util.Error)) throw error;
      tell(error);
    }
  },
});
