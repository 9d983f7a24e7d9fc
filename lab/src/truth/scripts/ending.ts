import { between, planned, type Script } from '../script.js';

/** How views end. */
export const ending: readonly Script[] = [
  {
    name: 'ends with its title',
    async run(scene, random) {
      await scene.open();
      await scene.load({ seek: between(random, 57.5, 58.5) });
      await scene.untilHeard('ended');
      await scene.wait(between(random, 100, 1_000));
      await scene.leave();
      return [planned({ end: 'ended' })];
    },
  },
  {
    name: 'leaves a page that is not kept',
    async run(scene, random) {
      await scene.open({ kept: false });
      await scene.load();
      await scene.untilPlayed(between(random, 0.5, 2));
      await scene.leave();
      return [planned({ end: 'quit' })];
    },
  },
  {
    name: 'leaves the page and comes back to it',
    async run(scene, random) {
      await scene.open();
      await scene.load();
      await scene.untilPlayed(between(random, 1, 2));
      await scene.leave();
      await scene.wait(between(random, 200, 1_500));
      await scene.comeBack();
      await scene.play();
      await scene.wait(1_500);
      await scene.leave();
      return [planned(), planned()];
    },
  },
  {
    name: 'goes on to another source',
    async run(scene, random) {
      await scene.open();
      await scene.load();
      await scene.untilPlayed(between(random, 1, 2));
      await scene.load({ path: scene.format === 'hls' ? 'lab/manifest.mpd' : 'lab/master.m3u8' });
      await scene.wait(500);
      await scene.untilPlayed(0.5);
      await scene.wait(600);
      await scene.leave();
      return [planned({ end: 'source-changed' }), planned()];
    },
  },
  {
    name: 'loads the same source again',
    async run(scene, random) {
      await scene.open();
      await scene.load();
      await scene.untilPlayed(between(random, 1, 2));
      await scene.load();
      await scene.wait(500);
      await scene.untilPlayed(0.5);
      await scene.wait(600);
      await scene.leave();
      return [planned({ end: 'source-changed' }), planned()];
    },
  },
  {
    name: 'has no such title',
    async run(scene) {
      await scene.open();
      await scene.load({ path: scene.format === 'hls' ? 'none/master.m3u8' : 'none/manifest.mpd' });
      await scene.untilHeard('fatal');
      await scene.wait(300);
      await scene.leave();
      return [planned({ startup: false, fatals: 1, end: 'page-hidden' })];
    },
  },
  {
    name: 'crashes',
    async run(scene, random) {
      await scene.open();
      await scene.load({ seek: between(random, 0, 30) });
      await scene.untilTold();
      await scene.wait(between(random, 0, 1_000));
      await scene.crash();
      return [planned({ end: null })];
    },
  },
  {
    name: 'reports to a collector that forgets',
    async run(scene, random) {
      await scene.open();
      await scene.load();
      await scene.untilPlayed(1);
      scene.collectorIs(random() < 0.5 ? 'forgetful' : 'busy');
      await scene.hide(true);
      await scene.wait(between(random, 300, 1_500));
      await scene.hide(false);
      await scene.untilPlayed(2);
      scene.collectorIs('good');
      await scene.leave();
      return [planned()];
    },
  },
];
