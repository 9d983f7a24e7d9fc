import { DIMENSION_LENGTH, DIMENSION_NAME, MOST_DIMENSIONS } from '../../wire/beacon.js';

/**
 * What can be used of a page's own dimensions: an object, or JSON of one.
 * @param wrong told of each that can't be, as `dimensions.` and its name; as `dimensions` of what is no object.
 */
export function fittingDimensions(
  said: unknown,
  wrong: (argument: string, value: unknown) => void,
): Readonly<Record<string, string>> {
  const record = typeof said === 'string' ? parsed(said) : said;
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    wrong('dimensions', said);
    return {};
  }
  return Object.fromEntries(
    Object.entries(record).filter(([name, value]: [string, unknown], index) => {
      const fits =
        index < MOST_DIMENSIONS &&
        DIMENSION_NAME.test(name) &&
        typeof value === 'string' &&
        value.length <= DIMENSION_LENGTH;
      if (!fits) wrong(`dimensions.${name}`, value);
      return fits;
    }),
  );
}

function parsed(json: string): unknown {
  try {
    return json.trim() === '' ? {} : JSON.parse(json);
  } catch {
    return null;
  }
}
