import { between, planned, type Script } from '../script.js';

/** Where playback begins, so that the second segment is soon missed. */
const NEAR_END_SEC = 2;

/** Views that run out of segments. */
export const stalling: readonly Script[] = [
  {
    name: 'stalls',
    async run(scene, random) {
      await scene.open();
      scene.hold(2);
      await scene.load({ seek: NEAR_END_SEC + random() });
      await scene.untilPlayed(3.5);
      await scene.untilStill(between(random, 500, 3_000));
      scene.release();
      await scene.untilPlayed(5);
      await scene.leave();
      return [planned({ stalls: 1 })];
    },
  },
  {
    name: 'stalls twice',
    async run(scene, random) {
      await scene.open();
      scene.hold(2);
      await scene.load({ seek: NEAR_END_SEC + random() });
      await scene.untilPlayed(3.5);
      await scene.untilStill(between(random, 500, 1_500));
      scene.hold(3);
      await scene.untilPlayed(7.5);
      await scene.untilStill(between(random, 500, 1_500));
      scene.release();
      await scene.untilPlayed(8.5);
      await scene.leave();
      return [planned({ stalls: 2 })];
    },
  },
  {
    name: 'is paused in a stall, and goes on after it',
    async run(scene, random) {
      await scene.open();
      scene.hold(2);
      await scene.load({ seek: NEAR_END_SEC + random() });
      await scene.untilPlayed(3.5);
      await scene.untilStill(between(random, 600, 1_500));
      await scene.pause();
      await scene.wait(between(random, 300, 1_500));
      scene.release();
      await scene.wait(1_000);
      await scene.play();
      await scene.untilPlayed(4.6);
      await scene.leave();
      return [planned({ stalls: 1 })];
    },
  },
  {
    name: 'is left in a stall',
    async run(scene, random) {
      await scene.open();
      scene.hold(2);
      await scene.load({ seek: NEAR_END_SEC + random() });
      await scene.untilPlayed(3.5);
      await scene.untilStill(between(random, 700, 3_000));
      await scene.leave();
      return [planned({ stalls: 1 })];
    },
  },
  {
    name: 'is left in a stall by a seek to what is there',
    async run(scene, random) {
      await scene.open();
      scene.hold(2);
      await scene.load({ seek: NEAR_END_SEC + random() });
      await scene.untilPlayed(3.5);
      await scene.untilStill(between(random, 700, 2_000));
      await scene.seek(between(random, 0.2, 1));
      await scene.untilPlayed(1.5);
      await scene.leave();
      return [planned({ stalls: 1, seeks: 1 })];
    },
  },
  {
    name: 'stalls hidden',
    async run(scene, random) {
      await scene.open();
      scene.hold(2);
      await scene.load({ seek: NEAR_END_SEC + random() });
      await scene.untilPlayed(3.2);
      await scene.hide(true);
      await scene.untilPlayed(3.5);
      await scene.untilStill(between(random, 700, 2_000));
      scene.release();
      await scene.untilPlayed(4.5);
      await scene.hide(false);
      await scene.untilPlayed(5);
      await scene.leave();
      return [planned({ stalls: 1 })];
    },
  },
];
