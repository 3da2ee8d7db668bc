import type { Command } from 'commander';

interface ServeOptions {
  api?: boolean;
  worker?: boolean;
}

/** `claimdesk serve`: the same as `npm start`. */
export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .summary('run the server')
    .description('Runs the desk until it is stopped: HTTP and background jobs, or only one of the two.')
    .option('--api', 'serve HTTP, run no jobs')
    .option('--worker', 'run jobs, serve no HTTP')
    .action(async ({ api = false, worker = false }: ServeOptions) => {
      const { run } = await import('../../runtime/run.js');
      await run(api === worker ? 'all' : api ? 'api' : 'worker');
    });
}
