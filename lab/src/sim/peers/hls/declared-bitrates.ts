import { bitrateKbps } from '../../../../../src/abr/context-numbers.js';
import type { AbrContext } from '../../../../../src/abr/contract/abr-controller.js';

/** HLS `BANDWIDTH`: the peak, where it is declared. hls.js calls it `bitrate` and `maxBitrate`. */
export function declaredPeakKbps(context: AbrContext, index: number): number {
  const peakKbps = context.renditions[index]?.peakKbps;
  return peakKbps !== undefined && peakKbps > 0 && Number.isFinite(peakKbps)
    ? peakKbps
    : bitrateKbps(context, index);
}

/** HLS `AVERAGE-BANDWIDTH`. */
export function declaredAverageKbps(context: AbrContext, index: number): number {
  return bitrateKbps(context, index);
}
