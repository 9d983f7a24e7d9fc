/** This tab's bottleneck at the server. */
export interface Shape {
  /** null: as fast as it goes. */
  readonly kbps: number | null;
  readonly latencyMs: number;
}

export const PRESETS: readonly { readonly name: string; readonly kbps: number | null }[] = [
  { name: 'Tunnel', kbps: 0 },
  { name: '3G', kbps: 700 },
  { name: 'DSL', kbps: 2_500 },
  { name: '4G', kbps: 6_000 },
  { name: 'Free', kbps: null },
];

const LOWEST_KBPS = 100;
const HIGHEST_KBPS = 20_000;

/** The slider's 0 to 1 is logarithmic; its last step is unshaped. */
export function rateAt(position: number): number | null {
  if (position >= 1) return null;
  return Math.round(LOWEST_KBPS * (HIGHEST_KBPS / LOWEST_KBPS) ** position);
}

export function positionOf(kbps: number | null): number {
  if (kbps === null) return 1;
  if (kbps <= LOWEST_KBPS) return 0;
  return Math.log(kbps / LOWEST_KBPS) / Math.log(HIGHEST_KBPS / LOWEST_KBPS);
}

export function rateInWords(kbps: number | null): string {
  if (kbps === null) return 'unshaped';
  if (kbps === 0) return 'nothing gets through';
  return kbps < 1_000 ? `${kbps} kbps` : `${(kbps / 1_000).toFixed(1)} Mbps`;
}

/** Prefix of every path that goes through this tab's bottleneck. */
export const shapedPrefix = `/shaped/${Math.random().toString(36).slice(2, 12)}`;

/** Tells the server; resolves when it is in force. */
export async function shape(next: Shape): Promise<void> {
  await fetch(shapedPrefix, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(next),
  });
}
