// The module order of ARCHITECTURE.md. Each module may import only what is listed for it (and npm packages).
const base = ['common'];
const pure = ['text', 'reading', 'anchoring'];
const access = ['access', 'common'];
const data = ['database', 'config', 'common'];
const desk = ['notifications', 'jobs', 'audit', 'database', 'api', 'access', 'config', 'common', ...pure];

const MAY_IMPORT = {
  common: [],
  text: base,
  scoring: ['text', ...base],
  agreement: base,
  figures: base,
  reading: ['text', ...base],
  anchoring: ['text', ...base],
  fetching: base,
  embedded: base,
  config: base,
  access: base,
  database: ['config', ...base],
  audit: ['api', 'database', 'config', ...access],
  jobs: data,
  api: ['database', 'config', ...access],
  files: ['api', 'database', ...access],
  users: ['jobs', 'audit', 'database', 'api', 'access', 'config', 'common'],
  auth: ['users', 'audit', 'database', 'api', 'access', 'config', 'common'],
  http: ['jobs', 'api', 'database', 'access', 'config', 'common'],
  mail: ['config', ...base],
  notifications: ['mail', 'organisation', 'users', 'jobs', 'audit', 'database', 'api', 'access', 'config', 'common'],
  documents: ['fetching', 'users', 'files', ...desk],
  claims: ['documents', 'users', ...desk],
  schemes: ['users', ...desk],
  organisation: ['users', 'audit', 'database', 'api', 'access', 'config', 'common'],
  assignments: ['claims', 'schemes', 'documents', 'files', 'users', ...desk],
  comments: ['assignments', 'claims', 'documents', 'users', ...desk],
  verdicts: ['assignments', 'claims', 'schemes', 'organisation', 'documents', 'users', ...desk],
  readers: base,
  complaints: ['readers', 'verdicts', 'claims', 'users', ...desk],
  'hand-over': ['complaints', 'claims', 'users', ...desk],
  extraction: ['scoring', 'claims', 'documents', 'fetching', 'files', 'users', ...desk],
  'source-changes': ['verdicts', 'assignments', 'claims', 'documents', 'fetching', 'files', 'users', ...desk],
  watching: ['source-changes', 'documents', 'fetching', 'users', ...desk],
  statistics: ['agreement', 'verdicts', 'schemes', 'documents', 'users', ...desk],
  reports: ['verdicts', 'assignments', 'claims', 'schemes', 'organisation', 'documents', 'users', ...desk],
  exports: ['printing', 'reports', 'organisation', 'statistics', 'files', 'users', ...desk],
  webhooks: ['fetching', 'users', ...desk],
  imports: ['reports', 'schemes', 'documents', 'fetching', 'files', 'users', ...desk],
  printing: ['figures', 'reports', 'api', 'access', 'config', 'common'],
  desk: ['access', 'common'],
  live: ['users', 'notifications', 'jobs', 'audit', 'database', 'api', 'access', 'config', 'common'],
  replies: ['readers', 'verdicts', 'claims', 'users', ...desk],
  subscriptions: [
    'readers',
    'mail',
    'organisation',
    'verdicts',
    'users',
    'notifications',
    'jobs',
    'audit',
    'database',
    'api',
    'access',
    'config',
    'common',
  ],
  syndication: ['reports', 'organisation', 'verdicts', 'jobs', 'database', 'api', 'access', 'config', 'common'],
  pictures: ['reports', 'api', 'access', 'config', 'common'],
  site: [
    'figures',
    'statistics',
    'pictures',
    'replies',
    'subscriptions',
    'reports',
    'complaints',
    'verdicts',
    'schemes',
    'organisation',
    'anchoring',
    'text',
    'api',
    'access',
    'config',
    'common',
  ],
};

const orderRules = Object.entries(MAY_IMPORT).map(([module, allowed]) => ({
  name: `order-${module}`,
  severity: 'error',
  comment: `src/${module} may import only: ${allowed.join(', ') || 'nothing of ours'} (ARCHITECTURE.md).`,
  from: { path: `^src/${module}/`, pathNot: '\\.spec\\.ts$' },
  to: { path: '^(src|seeds|migrations)/', pathNot: `^src/(${[module, ...allowed].join('|')})/` },
}));

/** The web desk: app -> features -> components/ui -> lib; features know nothing of each other. */
const webRule = (name, from, not) => ({ name, severity: 'error', from: { path: from }, to: { path: not } });
const webRules = [
  webRule('web-lib-is-lowest', '^web/src/lib/', '^web/src/(app|features|components)/'),
  webRule('web-components-know-no-feature', '^web/src/components/', '^web/src/(app|features)/'),
  webRule('web-features-know-no-app', '^web/src/features/', '^web/src/app/'),
  {
    name: 'web-features-are-apart',
    severity: 'error',
    from: { path: '^web/src/features/([^/]+)/' },
    to: { path: '^web/src/features/', pathNot: '^web/src/features/$1/' },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...orderRules,
    ...webRules,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'repositories-stay-inside',
      severity: 'error',
      comment: "Another module's repositories, queries and controllers are its own business: use its service.",
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/.*\\.(repository|controller)\\.ts$', pathNot: '^src/$1/' },
    },
    {
      name: 'typeorm-stays-in-storage',
      severity: 'error',
      comment: 'Only repositories, queries, entities and the database module talk to TypeORM.',
      from: {
        path: '^src/',
        pathNot:
          '(^src/(database|runtime|cli|schema|data-source)|\\.(entity|repository|queries|module|store)\\.ts$|^src/audit/|^src/http/readiness|\\.spec\\.ts$)',
      },
      to: { path: 'node_modules/typeorm/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-imports-the-top',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(app\\.module|main|worker|schema|data-source|runtime|cli)' },
      to: { path: '^src/(app\\.module|main|worker|runtime|cli)' },
    },
    {
      name: 'only-the-top-knows-auth',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(auth|app\\.module|schema|cli|runtime)' },
      to: { path: '^src/auth/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
