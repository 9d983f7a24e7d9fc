import { beforeEach, describe, expect, it, vi } from 'vitest';
import { contextOf } from './arbitraries.js';

/** Each test starts as a page does: with nothing of the catalogue loaded. */
beforeEach(() => vi.resetModules());

const registry = () => import('../../../src/abr/registry.js');
const loader = () => import('../../../src/abr/load-abr.js');

describe('a player that carries none yet', () => {
  it('names all controllers, also those it has not loaded', async () => {
    const { abrNames, isLoadedAbr } = await registry();
    expect(abrNames()).toEqual(expect.arrayContaining(['hybrid', 'bba', 'bola', 'mpc', 'lowlatency']));
    expect(abrNames().filter(isLoadedAbr)).toEqual([]);
  });

  it('loads any of them by its name', async () => {
    const { abrNames } = await registry();
    const { loadAbr } = await loader();
    for (const name of abrNames()) expect((await loadAbr(name)).name).toBe(name);
  });

  it('loads the default alone', async () => {
    const { isLoadedAbr } = await registry();
    await (await loader()).loadAbr('hybrid');
    expect(isLoadedAbr('bola')).toBe(false);
  });

  it('hands options on, and refuses bad ones', async () => {
    const { loadAbr } = await loader();
    await expect(loadAbr('bola', { variant: 'basic' })).resolves.toMatchObject({ name: 'bola' });
    await expect(loadAbr('mpc', { horizonSegments: 0 })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });

  it('refuses an unknown name and tells all that there are', async () => {
    const { abrNames } = await registry();
    const { loadAbr } = await loader();
    const message = expect.stringContaining(abrNames().join(', '));
    await expect(loadAbr('telepathy')).rejects.toMatchObject({ code: 'ABR_UNKNOWN', message });
  });

  it("keeps a page's own under a name of the catalogue", async () => {
    const { registerAbr } = await registry();
    const own = {
      name: 'own',
      observe() {},
      decide: () => ({ renditionIndex: 0, reason: 'mine' }),
      reset() {},
    };
    registerAbr('bola', () => own);
    const { loadAbr } = await loader();
    await loadAbr('mpc');
    expect((await loadAbr('bola')).decide(contextOf()).reason).toBe('mine');
  });
});

it('makes every controller at once where sv-player/abr is imported', async () => {
  const { abrNames, createAbr } = await import('../../../src/abr/index.js');
  for (const name of abrNames()) expect(createAbr(name).name).toBe(name);
});
