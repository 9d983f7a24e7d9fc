import type {} from 'sv-player/jsx/vue';
import type { GlobalComponents } from 'vue';

export const right = (
  <sv-player
    class="film"
    src="film.m3u8"
    video-title="Film"
    start-time={12}
    cap-to-size
    muted
    onSvDecision={(event) => event.detail.reason.toUpperCase()}
    onPlay={(event) => event.timeStamp.toFixed()}
  />
);

export const wrong = [
  // @ts-expect-error: a number, in the tag's attributes
  <sv-player src={12} />,
  // @ts-expect-error: decisions have a reason, and no cause
  <sv-video onSvDecision={({ detail }) => detail.cause} />,
];

/** What Vue's tools read for templates. */
type InTemplates = InstanceType<GlobalComponents['sv-player']>['$props'];
export const attributes: InTemplates = { src: 'film.m3u8', 'data-saver': 'off' };
