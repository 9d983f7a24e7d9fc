const LABELS: Readonly<Record<string, string>> = {
  title: 'Title',
  abr: 'ABR controller',
  cdn: 'CDN',
  browser: 'Browser',
  os: 'System',
  device: 'Device',
  connection: 'Connection',
  country: 'Country',
  release: 'Release',
  engine: 'Engine',
  source: 'Source',
  sdk: 'SDK',
  error: 'Last error',
  party: 'In a party',
  'party-size': 'Size of the party',
  'party-role': 'Role in the party',
};

export function dimensionLabel(name: string): string {
  return LABELS[name] ?? name.replace(/^custom\./, '');
}

/** A value that a view doesn't tell. */
export const UNTOLD = 'not told';
