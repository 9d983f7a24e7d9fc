/** What a viewer does to the page's `<video>`, so long after the page was told to play. */
export type ViewerAction = { readonly atSec: number } & (
  | { readonly do: 'pause' | 'play' | 'hide' | 'show' }
  | { readonly do: 'seek'; readonly toSec: number }
  | { readonly do: 'rate'; readonly rate: number }
  /** 0 to 1; above 0 it is no longer muted. */
  | { readonly do: 'volume'; readonly volume: number }
);
