interface NetworkInformationLike {
  readonly downlink?: unknown;
}

/** What the browser believes of the connection, kbps; undefined where it has no idea (Firefox, Safari). */
export function connectionHintKbps(): number | undefined {
  if (typeof navigator === 'undefined' || !('connection' in navigator)) return undefined;
  const { downlink } = navigator.connection as NetworkInformationLike;
  return typeof downlink === 'number' && downlink > 0 ? downlink * 1_000 : undefined;
}
