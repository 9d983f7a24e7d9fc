import type { Ladder } from '../../media/rendition.js';
import { decodingCap, decodingQuestion, type DecodingVerdict } from './decoding-cap.js';
import type { OneLimitDeps } from './limit-deps.js';

/**
 * Keeps the controller from renditions that the browser expects to stutter. The engines have left out by
 * then what it can't decode at all. @returns stops it.
 */
export function limitToDecoding({ session, caps }: OneLimitDeps): () => void {
  let stopped = false;
  const ask = async (ladder: Ladder): Promise<void> => {
    const verdicts = await Promise.all(
      ladder.map(async (rendition): Promise<DecodingVerdict> => {
        const question = decodingQuestion(rendition);
        if (!question || !('mediaCapabilities' in navigator)) return null;
        // It rejects what it can't read; then it has no word on it.
        return navigator.mediaCapabilities.decodingInfo(question).catch(() => null);
      }),
    );
    if (!stopped && session.renditions === ladder) caps.set('decoding', decodingCap(ladder, verdicts));
  };
  const stopHearing = session.events.on('renditions', ({ renditions }) => {
    caps.set('decoding', {});
    void ask(renditions);
  });
  void ask(session.renditions);
  return () => {
    stopped = true;
    stopHearing();
    caps.set('decoding', {});
  };
}
