import { expect, it } from 'vitest';
import type { ConfigurableSink } from '../../../src/qoe/report/gated.js';
import { LateSink } from '../../../src/qoe/report/late-sink.js';

const writingTo = (told: string[]): ConfigurableSink => ({
  configure: ({ consent }) => void told.push(`consent ${consent}`),
  open: ({ viewId }) => void told.push(`open ${viewId}`),
  event: ({ seq }) => void told.push(`event ${seq}`),
  flush: () => void told.push('flush'),
  dispose: () => void told.push('dispose'),
});
const intent = (seq: number) => ({ type: 'intent', seq, t: 0, autoplay: false }) as const;

it('hands on what it was told while the code was coming, in order, and then as it comes', async () => {
  const told: string[] = [];
  let arrive: (sink: ConfigurableSink) => void = () => {};
  const coming = new Promise<ConfigurableSink>((resolve) => (arrive = resolve));
  const late = new LateSink(coming, () => told.push('failed'));
  late.open({ viewId: 'v1', sessionId: 's' });
  late.event(intent(0));
  late.configure({ consent: 'anonymous' });
  late.flush();
  expect(told).toEqual([]);
  arrive(writingTo(told));
  await coming;
  late.event(intent(1));
  late.dispose();
  expect(told).toEqual(['open v1', 'event 0', 'consent anonymous', 'flush', 'event 1', 'dispose']);
});

it('says so once when the code cannot be had, and takes whatever comes after', async () => {
  const failures: unknown[] = [];
  const coming = Promise.reject<ConfigurableSink>(new Error('404'));
  const late = new LateSink(coming, (cause) => failures.push(cause));
  late.event(intent(0));
  await coming.catch(() => {});
  late.event(intent(1));
  late.dispose();
  expect(failures).toHaveLength(1);
});
