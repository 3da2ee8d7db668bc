import { run } from './runtime/run.js';

// `npm start` runs everything in one process; `npm run start:api` serves HTTP only.
await run(process.argv.includes('--api') ? 'api' : 'all');
