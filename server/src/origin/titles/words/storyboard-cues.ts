import type { Cue } from './web-vtt.js';

/** Pictures of a title on sheets, one every `everySec`. */
export interface StoryboardLayout {
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
  readonly everySec: number;
}

/** What to show while the pointer is at a time: a rectangle of a sheet (media fragments, 4.2.2). */
export function storyboardCues(layout: StoryboardLayout, durationSec: number): readonly Cue[] {
  const { columns, rows, width, height, everySec } = layout;
  const each = columns * rows;
  return Array.from({ length: Math.ceil(durationSec / everySec) }, (_, picture) => {
    const [x, y] = [(picture % columns) * width, (Math.floor(picture / columns) % rows) * height];
    return {
      fromSec: picture * everySec,
      toSec: Math.min(durationSec, (picture + 1) * everySec),
      text: `storyboard/${Math.floor(picture / each) + 1}.jpg#xywh=${x},${y},${width},${height}`,
    };
  });
}
