/** The next event of this type, or a failure that names what did not come. */
export function next<Type extends keyof HTMLElementEventMap>(
  target: HTMLElement,
  type: Type,
  withinMs = 20_000,
): Promise<HTMLElementEventMap[Type]> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`No ${type} within ${withinMs} ms`));
    }, withinMs);
    target.addEventListener(
      type,
      (event) => {
        clearTimeout(timer);
        resolve(event);
      },
      { once: true },
    );
  });
}

/** Every event of these types as it comes: its type, or what `tell` makes of it. */
export function record<Type extends keyof HTMLElementEventMap, Told = Type>(
  target: HTMLElement,
  types: readonly Type[],
  tell: (event: HTMLElementEventMap[Type], type: Type) => Told = (_event, type) => type as unknown as Told,
): Told[] {
  const told: Told[] = [];
  for (const type of types) {
    target.addEventListener(type, (event) => {
      told.push(tell(event, type));
    });
  }
  return told;
}
