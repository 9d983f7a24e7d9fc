/** What the tests use of dash.js' own modules; they have no types of their own. */
export interface Factory {
  (context: object): { getInstance(config?: object): DashModule; create(config?: object): DashModule };
}

/** A module of dash.js: functions by name. */
export interface DashModule {
  readonly [name: string]: (...args: readonly unknown[]) => unknown;
}

export interface FactoryMaker {
  getClassFactoryByName(name: string): Factory;
  getSingletonFactoryByName(name: string): Factory;
  deleteSingletonInstances(context: object): void;
}

/** Loads the published build, which touches the DOM while it is evaluated, though not to decide. */
export async function loadDashjs(): Promise<FactoryMaker> {
  const missing: Readonly<Record<string, unknown>> = {
    window: globalThis,
    navigator: { userAgent: 'node' },
    document: { createElement: () => ({ style: {}, addEventListener: () => undefined }) },
    getComputedStyle: () => ({}),
  };
  for (const [name, value] of Object.entries(missing)) {
    if (!(name in globalThis))
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  const { default: dashjs } = (await import('dashjs')) as unknown as {
    default: { FactoryMaker: FactoryMaker; MediaPlayer(): { create(): unknown } };
  };
  // A player's making is what completes the library's list of events.
  dashjs.MediaPlayer().create();
  return dashjs.FactoryMaker;
}
