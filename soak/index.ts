import 'reflect-metadata';
import { readOptions } from './options.js';
import { soak } from './soak.js';

const result = await soak(readOptions(process.argv.slice(2)), (line) => console.error(line));
console.log(JSON.stringify(result));
process.exitCode = result.faults.length === 0 ? 0 : 1;
