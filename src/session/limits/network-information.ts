/** The part of the Network Information API that is read here; Firefox and Safari have none of it. */
export interface NetworkInformationLike extends Partial<EventTarget> {
  readonly saveData?: unknown;
  readonly type?: unknown;
  readonly effectiveType?: unknown;
}

export function networkInformation(): NetworkInformationLike | undefined {
  return (navigator as { readonly connection?: NetworkInformationLike }).connection;
}
