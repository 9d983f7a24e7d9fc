/** A 4:2:0 picture, BT.709 in the narrow range, and rows beneath it that carry the labels. */
export interface Frame {
  readonly width: number;
  /** Rows of the picture; the buffer has `extraRows` more. */
  readonly height: number;
  readonly bytes: Buffer;
  readonly y: Uint8Array;
  readonly u: Uint8Array;
  readonly v: Uint8Array;
}

/** @param extraRows - even, as width and height are. */
export function createFrame(width: number, height: number, extraRows = 0): Frame {
  const luma = width * (height + extraRows);
  const bytes = Buffer.alloc(luma * 1.5, 128);
  return {
    width,
    height,
    bytes,
    y: bytes.subarray(0, luma),
    u: bytes.subarray(luma, luma * 1.25),
    v: bytes.subarray(luma * 1.25),
  };
}
