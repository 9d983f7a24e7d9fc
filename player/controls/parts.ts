/**
 * What a page may style with `::part()`. Two axes: what a thing is (`button`, `bar`, `panel`, …) and
 * which one it is (`play`, `seek`, `error`, …), so that `::part(button)` takes all and
 * `::part(button play)`, one.
 */
export const controlParts =
  'layer, chrome, top, center, bottom, title, headline, seek-bar, row, time, badge, live, spinner, notice, offline, button, play, mute, captions, settings, ' +
  'picture-in-picture, fullscreen, big, retry, close, bar, seek, volume, rail, buffered, progress, thumb, ' +
  'bubble, chapter, preview, edge, next, previous, card, up-next, resumed, cancel, poster, menu, item, back, checked, panel, error, stats, save, code, about, chart, copy, ' +
  'skip-back, skip-forward, airplay, remote, feedback, skip, rate, sheet, key';
