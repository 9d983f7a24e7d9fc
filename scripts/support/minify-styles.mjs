const TEMPLATE = /\b(css(?: = )?)`([^`]*)`/g;

/**
 * A vite plugin: takes comments and needless white space out of css`…` templates (and constants named
 * css), which no minifier of scripts touches. Styles whose strings hold runs of spaces would be changed; ours have none.
 * @returns {import('vite').Plugin}
 */
export function minifyStyles() {
  return {
    name: 'minify-styles',
    transform: {
      filter: { id: /\/player\/.*\.ts$/, code: TEMPLATE },
      handler: (code) => ({
        code: code.replace(TEMPLATE, (_, start, css) => `${start}\`${minify(css)}\``),
        map: null,
      }),
    },
  };
}

function minify(css) {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replaceAll(';}', '}')
    .trim();
}
