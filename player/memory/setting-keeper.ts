import type { AbrController } from '../../src/abr/contract/abr-controller.js';
import { abrNames } from '../../src/abr/registry.js';
import type { DataSaver } from '../../src/session/limits/limit-options.js';
import type { CaptionStyle } from '../captions/caption-style.js';
import type { PreferenceKind, Preferences } from './preferences.js';

/** What the element has of settings; not every one has all of them. */
interface Settings extends HTMLElement {
  abr?: string | AbrController;
  dataSaver?: DataSaver;
  captionStyle?: CaptionStyle;
}

export interface PreferenceShelf {
  readonly wants: (kind: PreferenceKind) => boolean;
  readonly stored: () => Preferences;
  readonly keep: (
    kind: PreferenceKind,
    chosen: { readonly [Name in keyof Preferences]: Preferences[Name] | undefined },
  ) => void;
}

/**
 * Restores and keeps what viewers choose in menus that bears on no one title: how captions look, what chooses the
 * quality, whether data is saved. The last two have no event of their own, and an attribute may be the page's:
 * so what counts is the viewer's request.
 */
export function keepSettings(host: Settings, { wants, stored, keep }: PreferenceShelf): void {
  const { abr, dataSaver, captionStyle } = stored();
  const known = abr !== undefined && abrNames().includes(abr);
  // A controller that the page has put there as an object has no attribute.
  const byName = typeof host.abr === 'string' && !host.hasAttribute('abr');
  if (wants('abr') && known && byName) host.abr = abr;
  if (wants('data-saver') && dataSaver && !host.hasAttribute('data-saver')) host.dataSaver = dataSaver;
  const unstyled = Object.keys(host.captionStyle ?? {}).length === 0;
  if (wants('captions') && captionStyle && unstyled) host.captionStyle = captionStyle;

  host.addEventListener('sv-caption-style', ({ detail: { style } }) => {
    keep('captions', { captionStyle: Object.keys(style).length === 0 ? undefined : style });
  });
  host.addEventListener('sv-request', ({ detail }) => {
    if (detail.type === 'select-abr') keep('abr', { abr: detail.name });
    if (detail.type === 'set-data-saver') keep('data-saver', { dataSaver: detail.on ? 'on' : 'off' });
  });
}
