import * as v from 'valibot';

/** A path inside the title's folder: relative, and staying there. */
const inFolder = v.pipe(
  v.string(),
  v.regex(/^[^/\\:?#]+(\/[^/\\:?#]+)*$/, 'must be a plain relative path'),
  v.check((path) => path.split('/').every((part) => !part.startsWith('.')), 'must stay in the folder'),
);

/** `title.json`, as the maker of sample titles writes it. Unknown keys are left out. */
const titleFile = v.object({
  id: v.string(),
  title: v.string(),
  description: v.string(),
  durationSec: v.pipe(v.number(), v.minValue(0)),
  hls: inFolder,
  dash: inFolder,
  file: v.optional(inFolder),
  poster: v.optional(inFolder),
  storyboard: v.optional(inFolder),
  chapters: v.optional(inFolder),
  captions: v.optional(v.array(v.object({ language: v.string(), label: v.string(), src: inFolder })), []),
  ladder: v.array(
    v.object({
      name: v.string(),
      width: v.number(),
      height: v.number(),
      bitrateKbps: v.number(),
      frameRate: v.number(),
    }),
  ),
});

export type TitleFile = v.InferOutput<typeof titleFile>;

/** Null where the text is no valid description of a title. */
export function parseTitleFile(text: string): TitleFile | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = v.safeParse(titleFile, value);
  return parsed.success ? parsed.output : null;
}
