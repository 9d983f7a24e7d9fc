import 'vidstack/player';
import 'vidstack/player/layouts';
import 'vidstack/player/ui';
import { isDASHProvider, isHLSProvider } from 'vidstack';
import { servePlayer } from '../player-page.js';
import { versionOf } from './versions.js';

servePlayer({
  name: 'vidstack',
  version: versionOf('vidstack'),
  play(stage, { url }, failed) {
    const player = document.createElement('media-player');
    // It would load its engines from a CDN.
    player.addEventListener('provider-change', ({ detail: provider }) => {
      if (isHLSProvider(provider)) provider.library = () => import('hls.js');
      else if (isDASHProvider(provider)) provider.library = () => import('dashjs');
    });
    player.addEventListener('error', ({ detail }) =>
      failed(`VIDSTACK_${String(detail.code)}`, detail.message),
    );
    for (const name of ['muted', 'autoplay', 'playsinline']) player.setAttribute(name, '');
    player.setAttribute('src', url);
    player.append(document.createElement('media-provider'), document.createElement('media-video-layout'));
    stage.append(player);
  },
});
