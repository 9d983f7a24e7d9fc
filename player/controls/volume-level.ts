export type VolumeLevel = 'off' | 'low' | 'high';

/** Which loudspeaker to show. */
export function volumeLevel({ volume, muted }: { volume: number; muted: boolean }): VolumeLevel {
  if (muted || volume <= 0) return 'off';
  return volume < 0.5 ? 'low' : 'high';
}

/** What the slider shows, 0 to 1: nothing while muted. */
export function audibleVolume({ volume, muted }: { volume: number; muted: boolean }): number {
  return muted ? 0 : Math.min(1, Math.max(0, volume));
}
