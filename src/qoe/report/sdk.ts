/** What this package reports as; a test holds it to `package.json`. */
export const SDK = 'sv-player/0.1.0';
