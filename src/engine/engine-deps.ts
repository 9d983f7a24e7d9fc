import type { AbrController } from '../abr/contract/abr-controller.js';
import type { Clock } from '../base/clock.js';
import type { RequestMarker } from '../media/request-marker.js';

/** What every engine is made from. One engine has the element to itself until it is destroyed. */
export interface EngineDeps {
  readonly media: HTMLVideoElement;
  readonly controller: AbrController;
  readonly clock?: Clock;
  /** Marks each request for manifests and media; an engine that is the browser's own can't. */
  readonly mark?: RequestMarker;
}
