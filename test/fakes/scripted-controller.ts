import type {
  AbrContext,
  AbrController,
  AbrDecision,
  AbrEvent,
} from '../../src/abr/contract/abr-controller.js';
import type { DownloadProgress } from '../../src/media/download.js';

export interface ControllerScript {
  /** What to answer; the index alone, or a whole decision. May throw. */
  decide?(context: AbrContext): number | AbrDecision;
  abandon?(progress: DownloadProgress, context: AbrContext): AbrDecision | null;
}

/** A controller that does as it is told and remembers what it was asked. */
export class ScriptedController implements AbrController {
  readonly name = 'scripted';
  readonly contexts: AbrContext[] = [];
  readonly progress: DownloadProgress[] = [];
  readonly heard: AbrEvent[] = [];
  script: ControllerScript;

  constructor(script: ControllerScript = {}) {
    this.script = script;
  }

  observe(event: AbrEvent): void {
    this.heard.push(event);
  }

  decide(context: AbrContext): AbrDecision {
    this.contexts.push(context);
    const answer = this.script.decide?.(context) ?? 0;
    return typeof answer === 'number' ? { renditionIndex: answer, reason: 'scripted' } : answer;
  }

  abandon(progress: DownloadProgress, context: AbrContext): AbrDecision | null {
    this.progress.push(progress);
    return this.script.abandon?.(progress, context) ?? null;
  }

  reset(): void {}
}
