/**
 * What the follower may do, and from when. Origins: the design's table, which stands between what others
 * do (Jellyfin acts from 60 ms, seeks from 400 ms; Syncplay slows down at 1.5 s; MediaSync aims at 25 ms).
 */
export const FOLLOWER_LIMITS = {
  /** Off by more than this, the rate is nudged at once: one frame at 25 a second. */
  nudgeFromSec: 0.04,
  /** Off by more than this for `trimAfterMs`, it is nudged a little: a difference that nobody sees, kept small. */
  trimFromSec: 0.01,
  trimAfterMs: 1500,
  /** A nudge ends within this. */
  nudgeUntilSec: 0.004,
  /** The rate changes by this much of the drift, each second. */
  gainPerSec: 1,
  /** By at most so much (of the room's rate): while trimming, nudging, and while off by more than `fastFromSec`. */
  trimLimit: 0.02,
  nudgeLimit: 0.05,
  fastLimit: 0.1,
  fastFromSec: 0.1,
  /** Off by more, a seek; by the second, where one breaks nothing or was asked for: before play, and on "Sync". */
  seekFromSec: 1.5,
  freeSeekFromSec: 0.2,
  seekGapMs: 3000,
  /** So many seeks in `seekWindowMs`; then it is for the viewer to press "Sync". */
  seeksInWindow: 3,
  seekWindowMs: 30_000,
  /** A start waits for the room to reach where the picture stands, if that is no further ahead than this. */
  waitAheadSec: 1,
  /** While the room stands, who is behind plays on to where it stands, if that is no further than this. */
  catchUpSec: 5,
  /** Samples of drift before anything is done about it, and the weight of each in its mean. */
  samples: 3,
  sampleWeight: 0.35,
  /** Playing before the common start is right for who stands behind; ahead by more than this, it is stopped. */
  earlyStartSec: 0.15,
  /** A seek goes this much further than where the room will be: better to wait there than to come late. */
  seekMarginSec: 0.3,
  /** Taken for a seek and for a start until some were measured, and their bounds. */
  usualSeekSec: 0.7,
  usualStartSec: 0.06,
  mostSeekSec: 3,
  mostStartSec: 0.5,
} as const;
