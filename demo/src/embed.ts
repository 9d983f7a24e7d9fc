/**
 * The player alone, for an `<iframe>`: the query's parameters become the tag's attributes,
 * `embed.html?src=…&abr=throughput&muted&autoplay`. `element=sv-video` leaves the controls out.
 */
import 'sv-player/element';

const ATTRIBUTES = new Set(
  (
    'src type abr rum-url video-title poster start-time autoplay muted loop playsinline preload crossorigin ' +
    'cap-to-size data-saver remember-throughput chapters storyboard-src clip-start clip-end playlist shuffle ' +
    'repeat next-delay resume remember-preferences'
  ).split(' '),
);

const query = new URLSearchParams(location.search);
const player = document.createElement(query.get('element') === 'sv-video' ? 'sv-video' : 'sv-player');
for (const [name, value] of query) {
  if (ATTRIBUTES.has(name)) player.setAttribute(name, value);
}
document.body.append(player);
