/** Where an upstream's content stands, and under which path the client sees it. */
export interface Mounting {
  /** The upstream's URL, ending in a slash. */
  readonly base: URL;
  /** Ends in a slash. */
  readonly prefix: string;
}

/**
 * A link of the upstream as a link that stays behind the origin; one that is relative to its document, or
 * leads elsewhere, is left as it is. Only the beginning is looked at: templates like `$Number$` survive.
 */
export function behindOrigin(link: string, { base, prefix }: Mounting): string {
  const starts = [base.href, `//${base.host}${base.pathname}`];
  for (const start of starts)
    if (link.toLowerCase().startsWith(start.toLowerCase())) return prefix + link.slice(start.length);
  const rooted = link.startsWith('/') && !link.startsWith('//');
  return rooted && link.startsWith(base.pathname) ? prefix + link.slice(base.pathname.length) : link;
}

/** A playlist or MPD whose links to its own server stay behind the origin. */
export function manifestBehindOrigin(text: string, mounting: Mounting): string {
  return text.trimStart().startsWith('#EXTM3U') ? hlsBehind(text, mounting) : dashBehind(text, mounting);
}

function hlsBehind(text: string, mounting: Mounting): string {
  return text
    .split('\n')
    .map((line) =>
      line.startsWith('#')
        ? line.replace(/((?:^|[,:])[A-Z-]*URI=")([^"]*)"/g, (_, key: string, link: string) => {
            return `${key}${behindOrigin(link, mounting)}"`;
          })
        : behindOrigin(line, mounting),
    )
    .join('\n');
}

/** Links stand in a few attributes, and as the text of a few elements (ISO/IEC 23009-1, 5.3 to 5.8). */
function dashBehind(text: string, mounting: Mounting): string {
  const behind = (_: string, before: string, link: string): string => before + behindOrigin(link, mounting);
  return text
    .replace(
      /(\s(?:media|initialization|index|bitstreamSwitching|sourceURL|xlink:href)=["'])([^"']*)/g,
      behind,
    )
    .replace(/(<(?:BaseURL|Location|PatchLocation)\b[^>]*>\s*)([^<]*)/g, behind)
    .replace(/(<UTCTiming\b[^>]*?\svalue=["'])([^"']*)/g, behind);
}
