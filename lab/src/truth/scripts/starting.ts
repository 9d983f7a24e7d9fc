import { between, planned, type Script } from '../script.js';

/** How views begin, or don't. */
export const starting: readonly Script[] = [
  {
    name: 'plays and is left',
    async run(scene, random) {
      await scene.open();
      await scene.load({ seek: between(random, 0, 40) });
      await scene.untilHeard('frame');
      await scene.wait(between(random, 500, 2_500));
      await scene.leave();
      return [planned()];
    },
  },
  {
    name: 'is asked to play after it was loaded',
    async run(scene, random) {
      await scene.open();
      await scene.load({ autoplay: false });
      await scene.wait(between(random, 800, 2_000));
      await scene.play();
      await scene.untilPlayed(between(random, 0.5, 2));
      await scene.leave();
      return [planned()];
    },
  },
  {
    name: 'waits for its first segment',
    async run(scene, random) {
      await scene.open();
      scene.hold(1);
      await scene.load();
      await scene.wait(between(random, 500, 3_500));
      scene.release();
      await scene.untilPlayed(1);
      await scene.leave();
      return [planned()];
    },
  },
  {
    name: 'is left before it starts',
    async run(scene, random) {
      await scene.open();
      scene.hold(1);
      await scene.load();
      await scene.wait(between(random, 1_000, 2_500));
      await scene.leave();
      return [planned({ startup: false })];
    },
  },
  {
    name: 'is never asked to play',
    async run(scene, random) {
      await scene.open();
      await scene.load({ autoplay: false });
      await scene.untilHeard('loadeddata');
      await scene.wait(between(random, 500, 1_500));
      await scene.leave();
      return [planned({ startup: false })];
    },
  },
  {
    name: 'plays two titles side by side',
    async run(scene, random) {
      await scene.open({ players: 2 });
      await scene.load({ player: 0 });
      await scene.wait(between(random, 0, 400));
      await scene.load({ player: 1 });
      await scene.untilPlayed(1, 0);
      await scene.untilPlayed(1, 1);
      await scene.leave();
      return [planned(), planned()];
    },
  },
];
