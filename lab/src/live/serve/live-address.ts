/** The ways in which a live title is served. */
export const LIVE_FORMS = ['hls', 'll-hls', 'dash', 'll-dash'] as const;
export type LiveForm = (typeof LIVE_FORMS)[number];

export const MANIFESTS: Readonly<Record<LiveForm, string>> = {
  hls: 'live/hls/master.m3u8',
  'll-hls': 'live/ll-hls/master.m3u8',
  dash: 'live/dash/manifest.mpd',
  'll-dash': 'live/ll-dash/manifest.mpd',
};

/** What a path of the live title is for. */
export type LiveAddress =
  | { readonly kind: 'time' }
  | { readonly kind: 'manifest'; readonly form: LiveForm }
  | { readonly kind: 'playlist'; readonly form: LiveForm; readonly track: string }
  | { readonly kind: 'init'; readonly form: LiveForm; readonly track: string }
  | {
      readonly kind: 'media';
      readonly form: LiveForm;
      readonly track: string;
      readonly segment: number;
      /** Null: all of the segment. */
      readonly part: number | null;
    };

const isForm = (name: string): name is LiveForm => LIVE_FORMS.some((form) => form === name);

/** Reads a path, with or without a slash before it; null where it is none of the live title's. */
export function readLiveAddress(path: string): LiveAddress | null {
  const [, rest = ''] = /^\/?live\/(.+)$/.exec(path) ?? [];
  if (rest === 'time') return { kind: 'time' };
  const [, form = '', file = ''] = /^([^/]+)\/(.+)$/.exec(rest) ?? [];
  if (!isForm(form)) return null;
  if (MANIFESTS[form] === `live/${form}/${file}`) return { kind: 'manifest', form };

  const [, track = '', name = ''] = /^(.+)\/([^/]+)$/.exec(file) ?? [];
  if (name === 'init.mp4') return { kind: 'init', form, track };
  const [, segment, part] = /^(\d{1,15})(?:\.(\d{1,4}))?\.m4s$/.exec(name) ?? [];
  if (segment !== undefined)
    return {
      kind: 'media',
      form,
      track,
      segment: Number(segment),
      part: part === undefined ? null : Number(part),
    };
  const [, listed] = /^(.+)\.m3u8$/.exec(file) ?? [];
  return listed !== undefined && form.endsWith('hls') ? { kind: 'playlist', form, track: listed } : null;
}
