/**
 * The player alone, for an `<iframe>`: the query's parameters become the tag's attributes,
 * `embed.html?src=…&abr=throughput&muted&autoplay`. `element=sv-video` leaves the controls out.
 */
import { SvPlayer, SvVideo } from 'sv-player/element';

const query = new URLSearchParams(location.search);
const Element = query.get('element') === 'sv-video' ? SvVideo : SvPlayer;
const known = new Set([...Element.observedAttributes, 'lang', 'dir']);
const player = new Element();
for (const [name, value] of query) {
  if (known.has(name)) player.setAttribute(name, value);
}
document.body.append(player);
