/** The import rules of docs/layers.md: who may import whom. `npm run layers` checks them. */
const allowed = {
  'libs/domain': [],
  'libs/understanding': ['libs/domain'],
  'libs/rules': ['libs/domain', 'libs/understanding'],
  'libs/learning': ['libs/domain'],
  'libs/stream': ['libs/domain'],
  'libs/codec': ['libs/domain'],
  'libs/store': ['libs/domain', 'libs/runtime', 'libs/stream'],
  'libs/kafka': ['libs/domain', 'libs/stream'],
  'libs/runtime': ['libs/domain'],
  'libs/bot-sdk': ['libs/domain', 'libs/codec', 'libs/kafka', 'libs/runtime'],
  'deploy/embedded': ['libs/domain', 'libs/runtime'],
}
const pure = '^libs/(domain|rules|understanding|learning)/src/'
const tests = '(\\.(test|property\\.test|integration\\.test|fault\\.test)\\.ts$|/testing/)'

const layer = ([from, to]) => ({
  name: `layer-${from.replaceAll('/', '-')}`,
  comment: `${from} may import ${to.length ? to.join(', ') : 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^${from}/src/`, pathNot: tests },
  to: {
    path: '^(libs|services|deploy|test)/',
    pathNot: [from, ...to].map(p => `^${p}/`),
  },
})

module.exports = {
  forbidden: [
    ...Object.entries(allowed).map(layer),
    {
      name: 'pure-libs-no-node',
      comment: 'pure libs know no clock, no disk, no network',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'kafkajs-only-in-libs-kafka',
      severity: 'error',
      from: { pathNot: '^libs/kafka/' },
      to: { path: 'node_modules/kafkajs/' },
    },
    {
      name: 'services-do-not-import-testkit',
      comment: 'only the cli may: `baton start` offers the local CRM',
      severity: 'error',
      from: { path: '^services/(?!cli/)', pathNot: tests },
      to: { path: '^libs/testkit/' },
    },
    {
      name: 'services-do-not-import-each-other',
      comment: 'only the cli composes them',
      severity: 'error',
      from: { path: '^services/(?!cli/)([^/]+)/', pathNot: tests },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'no-testing-in-production',
      comment: 'what judges a package in its tests does not ship with it',
      severity: 'error',
      from: { path: '^(libs|services|deploy/embedded)/', pathNot: tests },
      to: { path: '^(libs|services|deploy/embedded)/.*/testing/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.gen\\.ts$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
}
