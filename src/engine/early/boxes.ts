/** A box of an ISO base media file (ISO/IEC 14496-12, 4.2) that lies whole within some bytes. */
export interface Box {
  readonly type: string;
  readonly start: number;
  /** Where its payload begins. */
  readonly body: number;
  readonly end: number;
}

const HEAD_BYTES = 8;

export function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}

/**
 * Type and end of the box that begins at `start`, once its head is there: the rest may be to come.
 * Null: not there yet. Sizes of 64 bits and boxes without an end are told as `odd`: nothing that a
 * media segment of some seconds needs.
 */
export function headAt(data: Uint8Array, start: number): Box | 'odd' | null {
  if (data.byteLength < start + HEAD_BYTES) return null;
  const bytes = viewOf(data).getUint32(start);
  const type = String.fromCharCode(...data.subarray(start + 4, start + HEAD_BYTES));
  return bytes < HEAD_BYTES ? 'odd' : { type, start, body: start + HEAD_BYTES, end: start + bytes };
}

/** The boxes within another, all whole; null where they don't fill it exactly. */
export function boxesIn(data: Uint8Array, { body, end }: Box): readonly Box[] | null {
  const boxes: Box[] = [];
  for (let at = body; at < end;) {
    const box = headAt(data, at);
    if (box === null || box === 'odd' || box.end > end) return null;
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}
