/**
 * Whether a glob fits a whole path: `*` is any run of characters but `/`, `**` any run at all, `?` one
 * character but `/`; all else stands for itself. A folder `**` also fits no folder at all.
 *
 * Two cursors with one point to fall back to for each kind of star (the usual greedy match): no regular
 * expression is made of what a user wrote, and the time is at most cubic.
 */
export function globFits(glob: string, path: string): boolean {
  const tokens = tokensOf(glob);
  let token = 0;
  let at = 0;
  let star: FallBack | null = null;
  let folders: FallBack | null = null;
  for (;;) {
    const wanted = tokens[token];
    if (wanted === undefined && at === path.length) return true;
    if (wanted === '*') star = { token, at };
    if (wanted === '**' || wanted === '**/') {
      folders = { token, at };
      star = null;
    }
    const character = path[at];
    if (wanted !== undefined && wanted.startsWith('*')) token += 1;
    else if (character !== undefined && fits(wanted, character)) {
      token += 1;
      at += 1;
    } else {
      const next: FallBack | null = star === null ? null : after(star, tokens, path);
      if (next === null) star = null;
      const back: FallBack | null = next ?? (folders === null ? null : after(folders, tokens, path));
      if (back === null) return false;
      if (next === null) folders = back;
      else star = back;
      at = back.at;
      token = back.token + 1;
    }
  }
}

/** A star, and how far it reaches. */
interface FallBack {
  readonly token: number;
  readonly at: number;
}

/** The star reaching one step further, or null where it can't. */
function after({ token, at }: FallBack, tokens: readonly string[], path: string): FallBack | null {
  if (at >= path.length || (tokens[token] === '*' && path[at] === '/')) return null;
  if (tokens[token] !== '**/') return { token, at: at + 1 };
  const slash = path.indexOf('/', at);
  return slash === -1 ? null : { token, at: slash + 1 };
}

function fits(wanted: string | undefined, character: string): boolean {
  return wanted === '?' ? character !== '/' : wanted === character;
}

/** Characters, `?`, `*`, `**`, and folders (`**` with its slash). */
function tokensOf(glob: string): string[] {
  return Array.from(glob.matchAll(/(?<=^|\/)\*\*\/|\*+|[^*]/gs), ([part]) =>
    /^\*{2,}$/.test(part) ? '**' : part,
  );
}
