import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { browserLaunchOptions } from './test/browser/support/launch-options.js';

/** They judge by times, frames or memory: a neighbour on the same two cores would be in what they measure. */
const measuring = {
  unit: ['test/unit/lab/chaos/precision.test.ts', 'test/server/shape.test.ts'],
  browser: [
    'engine-leaks',
    'engine-measures',
    'engine-sound',
    'player-limits',
    'qoe',
    'reporter-offline',
  ].map((name) => `test/browser/${name}.test.ts`),
};

/** Half a minute and more each: begun last, one of them alone would run on when the rest is done. */
const longest = [
  'browser/engine-dash',
  'browser/engine-hls',
  'browser/engine-gone-segment',
  'browser/title-clip',
  'server/cli',
  'server/durability',
  'server/party-cluster',
  'unit/abr/controllers',
].map((name) => `/test/${name}.test.ts`);

/** Without times of an earlier run vitest begins with the file that has the most bytes. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      longest.some((name) => moduleId.endsWith(name));
    const sorted = await super.sort(files);
    // A project's files stay together.
    const projects = Array.from(new Set(sorted.map(({ project }) => project.name)));
    return sorted.toSorted(
      (a, b) =>
        projects.indexOf(a.project.name) - projects.indexOf(b.project.name) ||
        Number(isLong(b)) - Number(isLong(a)),
    );
  }
}

/** Tests mostly wait, for servers, timers and played seconds; vitest itself would leave a core free. */
const sideBySide = Math.max(3, availableParallelism());

interface Files {
  readonly include: string[];
  readonly exclude?: string[];
}

/** How many of them at a time, and when: vitest runs one group after the other. */
interface Order {
  readonly maxWorkers: number;
  readonly groupOrder: number;
}

function inNode(
  name: string,
  files: Files,
  { maxWorkers, groupOrder }: Order,
): TestProjectInlineConfiguration {
  return {
    test: {
      name,
      ...files,
      environment: 'node',
      setupFiles: ['test/unit/same-cases.ts'],
      // One module graph a worker: two hundred files of their own each spent longer loading than testing.
      pool: 'threads',
      isolate: false,
      maxWorkers,
      sequence: { groupOrder },
      testTimeout: 30_000,
      hookTimeout: 60_000,
      // As end to end. Cases are the same each time, so what passes then was in want of time.
      retry: 1,
    },
  };
}

/** In a real Chromium, a page each. */
function inBrowser(
  name: string,
  files: Files,
  { maxWorkers, groupOrder }: Order,
): TestProjectInlineConfiguration {
  return {
    optimizeDeps: {
      include: [
        'hls.js',
        'dashjs',
        'lit',
        'lit/directives/class-map.js',
        '@lit/react',
        'react',
        'react-dom',
        'react-dom/client',
        'react-dom/server',
        'fast-check',
        // Together, so that there is one Yjs among them.
        'yjs',
        'y-websocket',
        'y-protocols/awareness',
        'lib0/decoding',
        'lib0/encoding',
      ],
    },
    test: {
      name,
      ...files,
      globalSetup: ['test/browser/support/start-origin.ts'],
      setupFiles: ['test/browser/support/patience.ts'],
      testTimeout: 60_000,
      hookTimeout: 60_000,
      retry: 1,
      maxWorkers,
      sequence: { groupOrder },
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({ launchOptions: browserLaunchOptions }),
        instances: [{ browser: 'chromium' }],
      },
    },
  };
}

const unit = ['unit', 'server', 'scripts', 'packages'].map((room) => `test/${room}/**/*.test.ts`);
const browser = ['test/browser/**/*.test.ts'];

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      inNode('unit', { include: unit, exclude: measuring.unit }, { maxWorkers: sideBySide, groupOrder: 0 }),
      inNode('unit-alone', { include: measuring.unit }, { maxWorkers: 1, groupOrder: 1 }),
      inBrowser(
        'browser',
        { include: browser, exclude: measuring.browser },
        { maxWorkers: 3, groupOrder: 2 },
      ),
      inBrowser('browser-alone', { include: measuring.browser }, { maxWorkers: 1, groupOrder: 3 }),
    ],
  },
});
