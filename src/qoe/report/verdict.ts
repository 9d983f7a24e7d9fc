/** What a collector's answer, or the lack of one, means for the batch. */
export type Verdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'rejected'; readonly status: number; readonly detail: string }
  /** `answered`: by the collector, rather than by nobody. */
  | { readonly kind: 'retry'; readonly afterMs: number; readonly answered: boolean };
