import { extraSource } from './extra-source.js';
import type { OriginOptions } from './origin-options.js';
import type { Source } from './source.js';
import { staticFiles } from './static-files.js';
import { upstreamSource } from './upstream/upstream-source.js';

const PAGES = '_pages/';

/** All content of an origin. @throws LabInputError where a folder is missing */
export async function sourceOf(options: OriginOptions, upstream: URL | null): Promise<Source> {
  const { extraHandler, root, pages } = options;
  const sources: Source[] = [];
  if (pages !== undefined) {
    const files = await staticFiles(pages);
    sources.push(async (request) =>
      request.path.startsWith(PAGES) ? files({ ...request, path: request.path.slice(PAGES.length) }) : null,
    );
  }
  if (extraHandler !== undefined) sources.push(extraSource(extraHandler));
  if (root !== undefined) sources.push(await staticFiles(root));
  if (upstream !== null) sources.push(upstreamSource(upstream));
  return async (request) => {
    for (const each of sources) {
      const answer = await each(request);
      if (answer !== null) return answer;
    }
    return null;
  };
}
