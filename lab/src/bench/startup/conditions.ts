/** What went over which link. */
export interface Condition {
  /** Stands in the figures' keys; the first one's is left out. */
  readonly name: 'shaped' | 'mediaShaped' | 'unshaped';
  readonly words: string;
  /** Null: no bottleneck. */
  readonly link: { readonly kbps: number; readonly latencyMs: number } | null;
  /** Whether the page and its scripts share the link with the media. */
  readonly pagesToo: boolean;
}

export function conditionsFor(kbps: number, latencyMs: number): readonly Condition[] {
  const link = { kbps, latencyMs };
  const numbers = `${kbps} kbps and ${latencyMs} ms`;
  return [
    { name: 'shaped', words: `scripts and media over ${numbers}`, link, pagesToo: true },
    { name: 'mediaShaped', words: `media over ${numbers}, scripts unshaped`, link, pagesToo: false },
    { name: 'unshaped', words: 'no bottleneck', link: null, pagesToo: false },
  ];
}
