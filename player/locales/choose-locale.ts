export interface LocaleChoice {
  /** What it is known by here: `de`. */
  readonly key: string;
  /** What was wanted, for `Intl`: `de-AT`. */
  readonly tag: string;
}

/**
 * The first wanted language that is known. A tag is shortened from its end until it is (the lookup of
 * RFC 4647, section 3.4), so that `zh-Hant-TW` finds `zh-Hant` before `zh`. English where none is.
 */
export function chooseLocale(wanted: readonly string[], isKnown: (key: string) => boolean): LocaleChoice {
  for (const tag of wanted) {
    for (let key = tag.toLowerCase(); key !== ''; key = key.replace(/(^|-)[^-]*$/, '')) {
      if (isKnown(key)) return { key, tag };
    }
  }
  return { key: 'en', tag: 'en' };
}

/**
 * The tag for `Intl`, in the digits that the clock has: 1:05 beside ١٫٥ would be two kinds of figures in one row.
 * `key` where the tag is none.
 */
export function intlTag({ key, tag }: LocaleChoice): string {
  try {
    return new Intl.Locale(tag, { numberingSystem: 'latn' }).toString();
  } catch {
    return key;
  }
}

/** Languages of the scripts that run right to left; not every browser tells by `Intl.Locale`. */
const rightToLeft = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)(-|$)/;

export function directionOf(key: string): 'ltr' | 'rtl' {
  return rightToLeft.test(key) ? 'rtl' : 'ltr';
}
