import type { AbrController } from '../../../../src/abr/contract/abr-controller.js';

/** Another player's or paper's rule, restated as a controller, to be judged beside ours. */
export interface PeerRule {
  /** As in tables and JSON: `hls.js`, `dash.js-dynamic`, `robust-mpc`, … */
  readonly name: string;
  /** What it restates: project, version, file; or paper. */
  readonly source: string;
  /** A new one for each session. */
  create(): AbrController;
}
