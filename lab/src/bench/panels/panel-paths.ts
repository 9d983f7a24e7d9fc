const HOUR_MS = 3_600_000;

/** Every panel as the dashboard asks for it, under a name; no two rounds alike, so that no answer is a kept one. */
export function panelPaths(nowMs: number, round: number): readonly (readonly [name: string, path: string])[] {
  const span = (hours: number): string => `from=${nowMs - hours * HOUR_MS + round}&to=${nowMs}`;
  const [day, both] = [span(24), span(48)];
  return [
    ['overview, two days', `overview?${both}`],
    ['overview, filtered', `overview?${both}&where.cdn=cdn-1.example&where.custom.plan=free`],
    ['breakdown by controller', `breakdown?by=abr&${both}`],
    ['breakdown by title', `breakdown?by=title&limit=100&${both}`],
    ['breakdown by a custom dimension', `breakdown?by=custom.plan&${both}`],
    ['dimensions', `dimensions?${both}`],
    ['distribution of startup', `distribution?metric=startup&${both}`],
    ['distribution of bitrate', `distribution?metric=bitrate&${both}`],
    ['two cohorts', `compare?by=abr&a=hybrid&b=bola&${both}`],
    ['views, worst first', `views?order=worst&${day}`],
  ].map(([name, path]) => [name ?? '', `/api/qoe/${path ?? ''}`] as const);
}
