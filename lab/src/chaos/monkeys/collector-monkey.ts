import { serviceMonkey } from './service-monkey.js';

/** The collector's store fails: beacons aren't taken. No viewer may notice, and no figure may be lost for good. */
export const collectorMonkey = serviceMonkey({
  name: 'collector',
  summary: "the collector's store fails: beacons get 503, hang or are slow; or its process stops",
  kinds: ['beacon'],
  ways: ['unavailable', 'hang', 'slow', 'freeze', 'kill'],
});
