/**
 * Who may import whom (docs/adr/0001-the-house.md). A room lists what it may see;
 * anything else inside the repository is forbidden to it.
 */
const rooms = {
  '^src/base/': [],
  '^src/media/': ['^src/base/'],
  '^src/wire/': ['^src/base/'],
  '^src/abr/': ['^src/(base|media)/'],
  '^src/steering/': ['^src/(base|media)/'],
  '^src/qoe/': ['^src/(base|media|wire)/'],
  '^src/party/': ['^src/(base|media|wire)/'],
  '^src/engine/': ['^src/(base|media|abr|steering)/'],
  '^src/session/': ['^src/(base|media|wire|abr|steering|engine|qoe|party)/'],
  '^src/index\\.ts$': ['^src/'],
  '^player/': ['^src/'],
  '^demo/': ['^src/index\\.ts$', '^src/[a-z]+/index\\.ts$', '^player/index\\.ts$', '^player/define\\.ts$'],
  '^server/': ['^src/(base|wire)/', '^src/qoe/score/', '^src/party/(room|text)/', '^lab/src/chaos/link/'],
  '^lab/': [
    '^src/(base|media|abr|wire)/',
    '^src/party/(room/|index\\.ts$)',
    '^src/qoe/(model|observe)/',
    '^scripts/support/(precompress|minify-styles|read-options)\\.mjs$',
  ],
};

const house = Object.entries(rooms).map(([room, mayImport]) => ({
  name: `imports-of-${room.replace(/[^a-z]/g, '')}`,
  severity: 'error',
  from: { path: room },
  to: { path: '^(src|player|demo|server|lab|test|e2e|scripts)/', pathNot: [room, ...mayImport] },
}));

/** A package that only some rooms may name. */
const only = (name, packages, ...allowed) => ({
  name,
  severity: 'error',
  from: { path: '^(src|player|demo|server|lab)/', pathNot: allowed },
  to: { path: `node_modules/(${packages})` },
});

module.exports = {
  forbidden: [
    ...house,
    {
      name: 'the-dashboards-page-runs-in-a-browser',
      severity: 'error',
      from: { path: '^server/src/dashboard/client/' },
      to: {
        path: '^(src|server)/',
        pathNot: ['^server/src/dashboard/client/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('only-pages-name-lit', 'lit|lit-html|@lit', '^player/', '^server/src/dashboard/client/'),
    only('only-one-folder-names-react', 'react|react-dom|@lit/react', '^player/react/'),
    only('only-the-hls-engine-names-hls', 'hls\\.js', '^src/engine/hls/', '^lab/'),
    only('only-the-dash-engine-names-dash', 'dashjs', '^src/engine/dash/', '^lab/'),
    only('only-cmcd-names-its-library', '@svta', '^src/qoe/cmcd/', '^lab/'),
    only('only-one-file-names-web-vitals', 'web-vitals', '^src/qoe/observe/'),
    only('only-charts-name-uplot', 'uplot', '^player/panels/', '^server/src/dashboard/client/charts/'),
    only('only-the-party-names-yjs', 'yjs|y-.*', '^src/party/', '^server/', '^lab/'),
    {
      name: 'party-loads-when-needed',
      comment: 'Yjs and what stands on it is imported dynamically, by join-party.ts.',
      severity: 'error',
      from: { path: '^(src/(index|session/|party/[^/]+\\.ts$)|player/)' },
      to: { path: '^src/party/client/', dependencyTypesNot: ['type-only'], dynamic: false },
    },
    {
      name: 'engines-load-when-needed',
      comment: 'hls.js and dash.js are imported dynamically, by the one file that does so.',
      severity: 'error',
      from: { path: '^(src|player)/' },
      to: { path: 'node_modules/(hls\\.js|dashjs)', dependencyTypesNot: ['type-only'], dynamic: false },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.test.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|^e2e/examples/types/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
