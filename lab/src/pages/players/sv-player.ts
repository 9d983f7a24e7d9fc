import { servePlayer } from '../player-page.js';
import { versionOf } from './versions.js';

// The page itself loads the element: which build of it is for the one who builds the page to say.
servePlayer({
  name: 'sv-player',
  version: versionOf('sv-player'),
  play(stage, { url }, failed) {
    const player = document.createElement('sv-player');
    player.setAttribute('muted', '');
    player.setAttribute('autoplay', '');
    player.setAttribute('src', url);
    player.addEventListener('sv-error', (event) => {
      if (!(event instanceof CustomEvent)) return;
      const { error, fatal } = event.detail as { error: { code: string; message: string }; fatal: boolean };
      if (fatal) failed(error.code, error.message);
    });
    stage.append(player);
  },
});
