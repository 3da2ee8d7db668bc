import type { Command } from 'commander';
import type { Output } from '../output.js';

/** `claimdesk score`: what the sentence models say of sentences on standard input. */
export function addScoreCommand(program: Command, output: Output): void {
  program
    .command('score')
    .summary('how verifiable and how check-worthy sentences are')
    .description(
      'Reads JSON lines {"id":…,"text":"…"} from standard input, one English sentence each, and says of every one how\n' +
        'verifiable and how worth checking it is, from 0 to 1. Nothing is left out and nothing is reordered.',
    )
    .option('--json', 'one object {id,verifiable,checkworthy,type,reasons} per line')
    .action(async ({ json = false }: { json?: boolean }) => {
      const [{ jsonLines }, { SentenceScoring }] = await Promise.all([
        import('../json-lines.js'),
        import('../sentence-scoring.js'),
      ]);
      const scoring = new SentenceScoring(output, json);
      if (process.stdin.isTTY)
        output.note('Reading JSON lines {"id":…,"text":"…"} from the keyboard; end with Ctrl-D.');
      scoring.begin();
      for await (const lines of jsonLines(process.stdin)) {
        await scoring.print(lines);
        // Nobody reads any more: going on would be work for nothing.
        if (output.closed) return;
      }
    });
}
