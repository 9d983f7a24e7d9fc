import { between, planned, type Script } from '../script.js';

/** What a viewer does while it plays. */
export const steering: readonly Script[] = [
  {
    name: 'seeks into nothing',
    async run(scene, random) {
      await scene.open();
      scene.hold(6);
      await scene.load();
      await scene.untilPlayed(1);
      await scene.seek(between(random, 22, 50));
      await scene.wait(between(random, 600, 3_000));
      scene.release();
      await scene.untilPlayed(22);
      await scene.wait(1_000);
      await scene.leave();
      return [planned({ seeks: 1 })];
    },
  },
  {
    name: 'seeks to what is there',
    async run(scene, random) {
      await scene.open();
      await scene.load();
      await scene.untilPlayed(1.5);
      await scene.seek(between(random, 6, 9));
      await scene.untilPlayed(6);
      await scene.wait(1_000);
      await scene.leave();
      return [planned({ seeks: 1 })];
    },
  },
  {
    name: 'seeks on before it arrived',
    async run(scene, random) {
      await scene.open();
      scene.hold(6);
      await scene.load();
      await scene.untilPlayed(1);
      await scene.seek(between(random, 24, 30));
      await scene.wait(between(random, 200, 800));
      await scene.seek(between(random, 34, 40));
      await scene.wait(between(random, 200, 800));
      await scene.seek(between(random, 44, 50));
      await scene.wait(between(random, 200, 800));
      scene.release();
      await scene.untilPlayed(44);
      await scene.wait(800);
      await scene.leave();
      return [planned({ seeks: 1 })];
    },
  },
  {
    name: 'seeks while it is paused',
    async run(scene, random) {
      await scene.open();
      await scene.load();
      await scene.untilPlayed(1);
      await scene.pause();
      await scene.wait(between(random, 300, 1_200));
      await scene.seek(between(random, 24, 50));
      await scene.untilHeard('seeked');
      await scene.wait(between(random, 300, 1_200));
      await scene.play();
      await scene.untilPlayed(24.5);
      await scene.wait(600);
      await scene.leave();
      return [planned({ seeks: 1 })];
    },
  },
  {
    name: 'is paused for a while',
    async run(scene, random) {
      await scene.open();
      await scene.load();
      await scene.untilPlayed(1);
      await scene.pause();
      await scene.wait(between(random, 500, 3_000));
      await scene.play();
      await scene.untilPlayed(between(random, 2, 3));
      await scene.leave();
      return [planned()];
    },
  },
  {
    name: 'plays faster and slower',
    async run(scene, random) {
      await scene.open();
      await scene.load();
      await scene.untilPlayed(0.7);
      await scene.rate(2);
      await scene.wait(between(random, 800, 2_000));
      await scene.rate(0.5);
      await scene.wait(between(random, 800, 2_000));
      await scene.rate(1);
      await scene.wait(600);
      await scene.leave();
      return [planned()];
    },
  },
  {
    name: 'is hidden for a while',
    async run(scene, random) {
      await scene.open();
      await scene.load();
      await scene.untilPlayed(1);
      await scene.hide(true);
      await scene.wait(between(random, 800, 3_000));
      await scene.hide(false);
      await scene.wait(600);
      await scene.leave();
      return [planned()];
    },
  },
  {
    name: 'plays on a page that is busy',
    async run(scene, random) {
      await scene.open();
      await scene.load();
      await scene.untilPlayed(1);
      await scene.block(between(random, 300, 1_500));
      await scene.wait(1_000);
      await scene.leave();
      return [planned()];
    },
  },
  {
    name: 'plays to the end, and once more',
    async run(scene, random) {
      await scene.open();
      await scene.load({ seek: between(random, 57.5, 58.5) });
      await scene.untilHeard('ended');
      await scene.wait(between(random, 300, 1_000));
      await scene.play();
      await scene.untilHeard('seeked');
      await scene.wait(1_500);
      await scene.leave();
      return [planned({ seeks: 1 })];
    },
  },
];
