import type { SvErrorCategory, SvErrorCode } from '../../src/base/sv-error.js';

/** What is said of a fault: what happened, and what the viewer can do. */
export interface FaultWords {
  readonly title: string;
  readonly text: string;
}

/** The error panel's words, in one language. */
export interface FaultPanelWords {
  /** A button beside a fault's code, and what it says once that is on the clipboard. */
  readonly copyCode: string;
  readonly copied: string;
  readonly faults: Readonly<Record<SvErrorCategory, FaultWords>>;
  /** Codes with more to say than their category. */
  readonly faultCodes: Readonly<Partial<Record<SvErrorCode, FaultWords>>>;
}
