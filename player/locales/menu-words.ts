import type { CaptionEdge, CaptionFont } from '../captions/caption-style.js';

/** What the settings menu says of captions' looks and of how the quality is chosen, in one language; loaded with it. */
export interface MenuWords {
  /** The page about how captions look. */
  readonly captionStyle: string;
  readonly size: string;
  readonly color: string;
  readonly background: string;
  readonly opacity: string;
  readonly edge: string;
  readonly font: string;
  /** Nothing was chosen: as the browser and the system have it. */
  readonly byDefault: string;
  /** Several things were. */
  readonly ownStyle: string;
  readonly reset: string;
  /** In the preview; short, since it may be shown at three times its size. */
  readonly sample: string;
  /** By `#rrggbb`, in small letters; one that isn't here is shown as that. */
  readonly colors: Readonly<Record<string, string>>;
  readonly edges: Readonly<Record<CaptionEdge, string>>;
  readonly fonts: Readonly<Record<CaptionFont, string>>;
  readonly dataSaver: string;
  /** The page of what chooses the quality while it is automatic. */
  readonly automaticChoice: string;
  /** What a controller goes by, by its name; a page's own is shown by its name. */
  readonly controllers: Readonly<Record<string, string>>;
}
