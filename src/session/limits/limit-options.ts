/** `auto` saves where the viewer has asked their browser to (`navigator.connection.saveData`). */
export type DataSaver = 'on' | 'off' | 'auto';

/** What a page decides about limits; the rest (dropped frames, decoding) is measured. */
export interface LimitOptions {
  /**
   * Nothing bigger than the picture on screen has use for, in device pixels; default false. Off as in hls.js,
   * Shaka and dash.js (video.js caps): only the page knows whether its player is about to grow, and a
   * sharper stream than needed is what the viewer of a small player can afford to miss, never to be denied.
   */
  readonly capToSize?: boolean;
  /** Default `auto`. */
  readonly dataSaver?: DataSaver;
  /** Keeps the measured throughput in the browser's storage for the next visit's first choice; default false. */
  readonly rememberThroughput?: boolean;
}
