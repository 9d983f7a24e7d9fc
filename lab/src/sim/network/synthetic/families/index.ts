import type { LinkFamily, SyntheticFamily } from '../link-family.js';
import { cable } from './cable.js';
import { cellular3g } from './cellular-3g.js';
import { cellular4g } from './cellular-4g.js';
import { cellular5g } from './cellular-5g.js';
import { satelliteGeo } from './satellite-geo.js';
import { satelliteLeo } from './satellite-leo.js';
import { wifi } from './wifi.js';

export const linkFamilies: Readonly<Record<SyntheticFamily, LinkFamily>> = {
  '3g': cellular3g,
  '4g': cellular4g,
  '5g': cellular5g,
  wifi,
  cable,
  satellite: satelliteLeo,
  'satellite-geo': satelliteGeo,
};
