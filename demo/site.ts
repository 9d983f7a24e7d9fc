/** The site's pages, in the order of its navigation. `embed.html`, for frames, is none of them. */
export interface SitePage {
  /** Its file is `NAME.html`. */
  readonly name: string;
  /** In the navigation. */
  readonly label: string;
  /** On its card on the first page; the first page itself has none. */
  readonly card?: string;
  /** Of the card: one path of an icon, drawn in a box of 24. */
  readonly icon?: string;
}

/** Reached from the page of that name, and not in the navigation by themselves. */
export const innerPages: Readonly<Record<string, string>> = { together: 'party' };

export const sitePages: readonly SitePage[] = [
  { name: 'index', label: 'Overview' },
  {
    name: 'adapt',
    label: 'Adapting',
    card: 'Pull the network down and watch the picture follow, each decision with its reason.',
    icon: 'M3 17l5-6 4 3 8-9M15 5h5v5',
  },
  {
    name: 'live',
    label: 'Live',
    card: 'HLS and DASH, plain and low-latency: the edge, the past behind it, and the way back.',
    icon: 'M12 12h.01M8.5 8.5a5 5 0 0 0 0 7M15.5 8.5a5 5 0 0 1 0 7M5.6 5.6a9 9 0 0 0 0 12.8M18.4 5.6a9 9 0 0 1 0 12.8',
  },
  {
    name: 'captions',
    label: 'Captions & audio',
    card: 'Text and sound tracks from the manifest, under the names that <video> has for them.',
    icon: 'M3 5h18v14H3zM10 10.5a2 2 0 1 0 0 3M17 10.5a2 2 0 1 0 0 3',
  },
  {
    name: 'titles',
    label: 'Titles',
    card: 'Chapters, pictures over the seek bar, clips, queues, and going on where you were.',
    icon: 'M4 6h16M4 12h10M4 18h7M17 13v7l5-3.5z',
  },
  {
    name: 'party',
    label: 'Together',
    card: 'A room with one time for all, a chat beside the picture, and how far apart you are.',
    icon: 'M12 8a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM3 19a6 6 0 0 1 12 0M15.5 5.3a3 3 0 0 1 0 5.4M17 14a6 6 0 0 1 4 5',
  },
  {
    name: 'themes',
    label: 'Themes & languages',
    card: 'Colours, corners and fonts by custom properties and parts; right to left; languages.',
    icon: 'M12 3a9 9 0 1 0 0 18c2 0 2-1.4 1.4-2.4-.7-1.3.1-2.6 1.6-2.6h2a4 4 0 0 0 4-4c0-5-4-9-9-9zM8 9h.01M12 7h.01M16 9h.01M7 13h.01',
  },
  {
    name: 'telemetry',
    label: 'Telemetry',
    card: 'What the viewer lived through, by exact definitions, as it arrives at the collector.',
    icon: 'M3 12h4l3-8 4 16 3-8h4',
  },
  {
    name: 'faults',
    label: 'Faults',
    card: 'Segments that are missing, cut, late or wrong: stage one and see what a viewer notices.',
    icon: 'M12 3l9.5 17h-19zM12 10v4M12 17h.01',
  },
  {
    name: 'media-chrome',
    label: 'media-chrome',
    card: 'The element without controls, inside somebody else’s: rendition menu and all.',
    icon: 'M4 4h16v16H4zM4 15h16M8 18h.01M12 18h5',
  },
  {
    name: 'playground',
    label: 'Playground',
    card: 'Every attribute as a form, the player beside it, and the tag to copy.',
    icon: 'M8 7l-5 5 5 5M16 7l5 5-5 5M13.5 4l-3 16',
  },
];
