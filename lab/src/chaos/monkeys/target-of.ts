import type { RequestMatch } from '../contract.js';
import { nameOf, type Fields } from '../../document/fields.js';
import type { MonkeySetting } from './monkey.js';

/** `cdn` and `region` of a monkey's options as part of a match. @throws LabInputError for unknown ones */
export function readTarget(
  fields: Fields<'cdn' | 'region'>,
  { cdns }: MonkeySetting,
): Pick<RequestMatch, 'cdn' | 'region'> {
  const regions = [...new Set(cdns.map(({ region }) => region))];
  const names = cdns.map(({ name }) => name);
  return {
    ...(fields.has('cdn') && { cdn: nameOf(fields.place('cdn'), 'cdn', names) }),
    ...(fields.has('region') && { region: nameOf(fields.place('region'), 'region', regions) }),
  };
}

/** `through cdn-a`, `in region eu`; empty for all requests. */
export function targetInWords({ cdn, region }: RequestMatch): string {
  return `${cdn === undefined ? '' : ` through ${cdn}`}${region === undefined ? '' : ` in region ${region}`}`;
}
