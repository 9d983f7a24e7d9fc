import type { CdnSpec, RequestEntry, ViewerConditions } from '../contract.js';
import type { ExtraHandler } from './extra-source.js';

/** What an origin serves, where, and to whom it tells. Content comes from the first of these that has it: `extraHandler`, `root`, `upstream`. */
export interface OriginOptions {
  /** A folder of titles. */
  readonly root?: string;
  /** Another server, as `https://host/path/`: its content, uploads to it, and its WebSockets. */
  readonly upstream?: string;
  /** The same content under these names; without any, every name is one of no region. */
  readonly cdns?: readonly CdnSpec[];
  /** Default 0: any that is free. */
  readonly port?: number;
  /** Default 127.0.0.1: the control API lets anyone change every viewer's conditions. */
  readonly host?: string;
  /** A folder of test pages, under `/_pages/`. */
  readonly pages?: string;
  /** Content that is made when asked for, as a live title. */
  readonly extraHandler?: ExtraHandler;
  /** What a new viewer starts with; without it no bottleneck and no faults. */
  readonly conditions?: ViewerConditions;
  /** Told of each viewer's request when it ended. */
  readonly journal?: (entry: RequestEntry) => void;
}
