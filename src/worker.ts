import { run } from './runtime/run.js';

await run('worker');
