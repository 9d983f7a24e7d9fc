/** A box of an ISO base media file: where it lies, and its four-letter type. */
export interface Box {
  readonly type: string;
  readonly start: number;
  /** Where its payload begins. */
  readonly body: number;
  readonly end: number;
}

/** The boxes that lie side by side from `start` to `end`. @throws Error where a size makes no sense. */
export function readBoxes(data: Buffer, start = 0, end = data.length): readonly Box[] {
  const boxes: Box[] = [];
  let at = start;
  while (at + 8 <= end) {
    const short = data.readUInt32BE(at);
    const large = short === 1;
    const size = large ? Number(data.readBigUInt64BE(at + 8)) : short === 0 ? end - at : short;
    const header = large ? 16 : 8;
    if (size < header || at + size > end) throw new Error(`Box of ${size} bytes at ${at} does not fit.`);
    boxes.push({
      type: data.toString('latin1', at + 4, at + 8),
      start: at,
      body: at + header,
      end: at + size,
    });
    at += size;
  }
  return boxes;
}

/** The first box down a path such as `moof/traf/tfdt`. @throws Error where there is none. */
export function findBox(data: Buffer, path: string): Box {
  let within: Box = { type: '', start: 0, body: 0, end: data.length };
  for (const type of path.split('/')) {
    const next = readBoxes(data, within.body, within.end).find((box) => box.type === type);
    if (next === undefined) throw new Error(`No ${type} (of ${path}) in these ${data.length} bytes.`);
    within = next;
  }
  return within;
}
