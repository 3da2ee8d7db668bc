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
  notifications: ['mail', 'users', 'jobs', 'audit', 'database', 'api', 'access', 'config', 'common'],
  documents: ['fetching', 'users', 'files', ...desk],
  claims: ['documents', 'users', ...desk],
  schemes: ['users', ...desk],
  assignments: ['claims', 'schemes', 'documents', 'files', 'users', ...desk],
  comments: ['assignments', 'claims', 'documents', 'users', ...desk],
  verdicts: ['assignments', 'claims', 'schemes', 'documents', 'users', ...desk],
  complaints: ['verdicts', 'claims', 'users', ...desk],
  extraction: ['scoring', 'claims', 'documents', 'fetching', 'files', 'users', ...desk],
  'source-changes': ['verdicts', 'assignments', 'claims', 'documents', 'fetching', 'files', 'users', ...desk],
  watching: ['source-changes', 'documents', 'fetching', 'users', ...desk],
  statistics: ['agreement', 'schemes', 'documents', 'users', ...desk],
  reports: ['verdicts', 'assignments', 'claims', 'schemes', 'documents', 'users', ...desk],
  desk: ['access', 'common'],
