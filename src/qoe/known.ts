/** Only what is known: members that are null or undefined are left out, as the wire wants it. */
export function known<Whole extends object>(values: {
  readonly [Name in keyof Whole]-?: Whole[Name] | null | undefined;
}): Whole {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  ) as Whole;
}
