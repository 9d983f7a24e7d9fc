import type { AbrController } from '../abr/contract/abr-controller.js';
import { loadAbr } from '../abr/load-abr.js';
import { assertKnownAbr } from '../abr/registry.js';
import { createSwitchableAbr, type SwitchableAbr } from '../abr/switchable-abr.js';
import { SvError } from '../base/sv-error.js';
import { abrLoadFailed } from '../media/load-errors.js';
import { SessionRecorder } from './session-recorder.js';

/** Stands in until a controller is there; no engine asks it, since none is made before. */
const notYet: AbrController = {
  name: 'none',
  observe() {},
  decide: () => ({ renditionIndex: 0, reason: 'startup' }),
  reset() {},
};

/**
 * A session's controller, which may still have to be fetched: nothing is until {@link ready} is first
 * asked for, and then beside the engine.
 */
export class SessionAbr {
  /** What the engines ask. */
  readonly controller: SwitchableAbr = createSwitchableAbr(notYet);
  readonly #onLateFailure: (error: SvError) => void;
  #wished: string | AbrController;
  #inUse: string | AbrController | null = null;
  #started = false;
  #recorder: SessionRecorder | null = null;

  /**
   * @param onLateFailure told when a controller that was chosen in mid-play can't be fetched; the one before
   *   it stays.
   * @throws SvError ABR_UNKNOWN
   */
  constructor(wished: string | AbrController, onLateFailure: (error: SvError) => void) {
    this.#wished = checked(wished);
    this.#onLateFailure = onLateFailure;
  }

  get name(): string {
    return typeof this.#wished === 'string' ? this.#wished : this.#wished.name;
  }

  /** Null until a controller is there. */
  get recorder(): SessionRecorder | null {
    return this.#recorder;
  }

  /** @throws SvError ABR_UNKNOWN; what is in use stays. */
  use(wished: string | AbrController): void {
    this.#wished = checked(wished);
    if (this.#started) this.ready().catch(this.#onLateFailure);
  }

  /** Resolves once what was wished for decides. @throws SvError ABR_LOAD_FAILED; the next call tries again. */
  async ready(): Promise<void> {
    this.#started = true;
    const wished = this.#wished;
    if (wished === this.#inUse) return;
    const next = typeof wished === 'string' ? await load(wished) : wished;
    // Another may have been chosen meanwhile; it has its own call.
    if (wished !== this.#wished) return;
    this.#inUse = wished;
    this.#recorder ??= new SessionRecorder();
    this.controller.use(
      typeof wished === 'string'
        ? this.#recorder.listen(next, wished, 'name')
        : this.#recorder.listen(next, next.name, 'object'),
    );
  }

  /** Another source: what was learnt and recorded is of the one before. */
  reset(): void {
    this.controller.reset();
    this.#recorder?.clear();
  }
}

function checked(wished: string | AbrController): string | AbrController {
  if (typeof wished === 'string') assertKnownAbr(wished);
  return wished;
}

async function load(name: string): Promise<AbrController> {
  try {
    return await loadAbr(name);
  } catch (cause) {
    throw cause instanceof SvError ? cause : abrLoadFailed(name, cause);
  }
}
