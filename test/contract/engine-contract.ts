import { afterEach, describe } from 'vitest';
import { itChoosesRenditions } from './engine-choosing.js';
import { itFailsWithWords } from './engine-failing.js';
import { itPlaysAndLetsGo } from './engine-playing.js';
import { itSwitchesSound } from './engine-sound.js';
import { openStage, type EngineContractSetup, type OpenStage, type Stage } from './engine-stage.js';

/** What every engine owes to whoever holds it by the `MediaEngine` port. */
export function describeEngineContract(name: string, setup: EngineContractSetup): void {
  describe(`${name} as an engine`, () => {
    let open: Stage[] = [];
    const stage: OpenStage = async (script) => {
      const opened = await openStage(setup, script);
      open.push(opened);
      return opened;
    };
    afterEach(() => {
      for (const opened of open) opened.close();
      open = [];
    });

    itPlaysAndLetsGo(setup, stage);
    itFailsWithWords(setup, stage);
    if (setup.tells.ladder) itChoosesRenditions(setup, stage);
    if (setup.sound) itSwitchesSound(setup, setup.sound, stage);
  });
}
