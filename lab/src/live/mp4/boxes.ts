/** A box of an ISO base media file (ISO/IEC 14496-12, 4.2): its four-letter type and where it lies. */
export interface Box {
  readonly type: string;
  readonly start: number;
  /** Where its payload begins. */
  readonly body: number;
  readonly end: number;
}

export function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}

/** The boxes that lie side by side from `start` to `end`. @throws Error where a size makes no sense. */
export function boxesIn(data: Uint8Array, start = 0, end = data.byteLength): readonly Box[] {
  const view = viewOf(data);
  const boxes: Box[] = [];
  let at = start;
  while (at < end) {
    if (at + 8 > end) throw new Error(`${end - at} bytes at ${at} are no box`);
    const short = view.getUint32(at);
    const header = short === 1 ? 16 : 8;
    if (at + header > end) throw new Error(`the box at ${at} ends within its header`);
    const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short === 0 ? end - at : short;
    if (size < header || at + size > end) throw new Error(`a box of ${size} bytes at ${at} does not fit`);
    const type = String.fromCharCode(...data.subarray(at + 4, at + 8));
    boxes.push({ type, start: at, body: at + header, end: at + size });
    at += size;
  }
  return boxes;
}

/** The first box down a path such as `traf/tfdt` within another, or within all of it. @throws Error */
export function boxAt(data: Uint8Array, path: string, within?: Box): Box {
  let place = within ?? { type: '', start: 0, body: 0, end: data.byteLength };
  for (const type of path.split('/')) {
    const next = boxesIn(data, place.body, place.end).find((box) => box.type === type);
    if (next === undefined) throw new Error(`there is no ${type} box (${path})`);
    place = next;
  }
  return place;
}
