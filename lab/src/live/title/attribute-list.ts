/** The attributes of a playlist's tag (RFC 8216, 4.2), quotes taken off. */
export function readAttributes(list: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, quoted, bare] of list.matchAll(/([A-Z0-9-]+)=(?:"([^"]*)"|([^,]*))/g))
    if (name !== undefined) attributes.set(name, quoted ?? bare ?? '');
  return attributes;
}
