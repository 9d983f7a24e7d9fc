/** The context menu's words, in one language; loaded with it. */
export interface ContextWords {
  /** Its name for a screen reader. */
  readonly menu: string;
  readonly loop: string;
  readonly copyLink: string;
  /** `time` as on a clock. */
  readonly copyLinkAt: (time: string) => string;
  readonly copyDebugInfo: string;
  readonly pictureInPicture: string;
  readonly leavePictureInPicture: string;
  readonly stats: string;
  readonly about: string;
  readonly close: string;
  /** Said after it. */
  readonly linkCopied: string;
  readonly debugInfoCopied: string;
  readonly notCopied: string;
}
