import MuxPlayerElement, { MediaError } from '@mux/mux-player';
import { servePlayer } from '../player-page.js';
import { versionOf } from './versions.js';

servePlayer({
  name: 'mux-player',
  version: versionOf('@mux/mux-player'),
  play(stage, { url }, failed) {
    const player = new MuxPlayerElement();
    for (const name of ['muted', 'autoplay', 'playsinline']) player.setAttribute(name, '');
    // Nothing may leave the machine.
    for (const name of ['disable-tracking', 'disable-cookies']) player.setAttribute(name, '');
    player.setAttribute('src', url);
    player.addEventListener('error', (event) => {
      const error: unknown = event instanceof CustomEvent ? event.detail : null;
      if (error instanceof MediaError && error.fatal) failed(`MUX_${String(error.code)}`, error.message);
    });
    stage.append(player);
  },
});
