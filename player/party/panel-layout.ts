/** Where the panel lies: beside the picture, below it, or over its end. */
export type PanelLayout = 'beside' | 'below' | 'over';

export interface PlayerBox {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly fullscreen: boolean;
}

/** Narrower than this there is no room for a picture and a column beside it; or over it. */
const BESIDE_FROM_PX = 860;
const OVER_FROM_PX = 560;

/** @param wanted the page's word; anything but the three is for the player's own size to say */
export function panelLayout(wanted: string | null, box: PlayerBox): PanelLayout {
  if (wanted === 'beside' || wanted === 'below' || wanted === 'over') return wanted;
  const { widthPx, heightPx, fullscreen } = box;
  if (fullscreen && widthPx < heightPx) return 'below';
  if (widthPx >= BESIDE_FROM_PX) return 'beside';
  return widthPx >= OVER_FROM_PX || fullscreen ? 'over' : 'below';
}
