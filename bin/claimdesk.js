#!/usr/bin/env node
// Starts the compiled command line. Written so that even an old Node can say what is wrong.
import { existsSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
const program = new URL('../dist/src/cli/main.js', import.meta.url);

if (major < 20 || (major === 20 && minor < 19)) {
  stop(`Node ${process.versions.node} is too old. Install Node 20.19 or newer.`);
} else if (!existsSync(program)) {
  stop('This copy is not built: dist/ is missing. Run: npm run build');
} else {
  const { main } = await import(program.href);
  await main(process.argv);
}

function stop(message) {
  process.stderr.write(`claimdesk: ${message}\n`);
  process.exitCode = 1;
}
