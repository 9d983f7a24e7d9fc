import { checkExperiment } from './check-experiment.js';
import { parseText, readDocument } from './document/read-document.js';
import type { Experiment } from './experiment.js';

/** The experiment in a file of YAML or JSON. @throws LabInputError for what is missing or wrong */
export async function readExperiment(file: string): Promise<Experiment> {
  return checkExperiment(await readDocument(file));
}

/** @param file what errors call it. @throws LabInputError */
export function parseExperiment(content: string, file: string): Experiment {
  return checkExperiment(parseText(content, file));
}
