import type { Command } from 'commander';
import type { Output } from '../output.js';

interface CarryOptions {
  json?: boolean;
  claims?: string;
}

/** `claimdesk carry OLD NEW`: where each claim of a text stands in another version of it, without a database. */
export function addCarryCommand(program: Command, output: Output): void {
  program
    .command('carry')
    .summary('where the claims of a text stand in a newer version of it')
    .description(
      'Says of each claim of OLD whether NEW still has it: CURRENT, CONTEXT_CHANGED, REWORDED, CHANGED or GONE, with the\n' +
        'place and the reason. Files (plain text, Markdown, HTML) or addresses of pages. Needs no database. Offsets are\n' +
        'UTF-16 code units into the normalised texts.',
    )
    .argument('<old>', 'the text the claims were found in')
    .argument('<new>', 'the text as it is now')
    .option('--claims <file>', 'JSON lines {id?,start,end} or {id?,exact,prefix?,suffix?}; default: what extract finds')
    .option('--json', 'one object {document,claims}')
    .action(async (older: string, newer: string, { json = false, claims }: CarryOptions) => {
      const { carriedJson, carriedLines, carryClaims } = await import('../carry/carry-claims.js');
      const carried = await carryClaims(older, newer, claims);
      if (json) output.json(carriedJson(carried));
      else for (const line of carriedLines(carried)) output.line(line);
    });
}
