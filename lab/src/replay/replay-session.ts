import type { AbrController } from '../../../src/abr/contract/abr-controller.js';
import { agreementOf, type Agreement } from './agreement.js';
import type { Answer, Question, RecordedSession, UseCall } from './recorded-session.js';

/** A question as it was answered in the session, and as it is now. */
export interface Compared {
  /** Which of the session's calls. */
  readonly index: number;
  /** The controller that answered in the session. */
  readonly controller: string;
  readonly question: Question;
  readonly replayed: Answer<unknown>;
  readonly agreement: Agreement;
}

/**
 * Tells controllers what those of a session were told, and asks what they were asked. The loop is open: what
 * was loaded stays as it was recorded, whatever is answered now.
 * @param make a controller for each one that the session used.
 */
export function replaySession(
  { calls }: RecordedSession,
  make: (use: UseCall) => AbrController,
): readonly Compared[] {
  let controller: AbrController | null = null;
  let name = '';
  const compared: Compared[] = [];
  calls.forEach((call, index) => {
    if (call.call === 'use') {
      ({ name } = call);
      controller = make(call);
      controller.reset();
    } else if (call.call === 'observe') {
      // As in the player: a controller that fails to listen is asked on.
      attempt(() => controller?.observe(call.event));
    } else if (controller !== null) {
      const replayed = ask(controller, call);
      const agreement = agreementOf(call.answer, replayed);
      compared.push({ index, controller: name, question: call, replayed, agreement });
    }
  });
  return compared;
}

function ask(controller: AbrController, question: Question): Answer<unknown> {
  switch (question.call) {
    case 'decide':
      return attempt(() => controller.decide(question.context));
    case 'abandon':
      return attempt(() => controller.abandon?.(question.progress, question.context) ?? null);
    case 'replace':
      return attempt(() => controller.replace?.(question.context, question.buffered) ?? null);
  }
}

function attempt<Given>(answer: () => Given): Answer<Given> {
  try {
    return { threw: false, given: answer() };
  } catch {
    return { threw: true };
  }
}
