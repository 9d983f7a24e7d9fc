import type { Override } from './dash-overrides.js';

/** The one method of dash.js's own `ScheduleController` that is overridden. */
interface ScheduleController {
  /** Whether the rule is asked before the next request. */
  readonly setShouldCheckPlaybackQuality: (check: boolean) => void;
}

/**
 * dash.js doesn't ask its rule for the first segment after a seek, so that what suited a full buffer was loaded
 * into an empty one. The rule here knows the buffer at the playhead, and is asked.
 */
export const chooseAfterSeek = (isSeeking: () => boolean): Override<ScheduleController> =>
  function () {
    const { setShouldCheckPlaybackQuality } = this.parent;
    return {
      setShouldCheckPlaybackQuality(check) {
        setShouldCheckPlaybackQuality(check || isSeeking());
      },
    };
  };
