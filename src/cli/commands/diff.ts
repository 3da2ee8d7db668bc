import { type Command, Option } from 'commander';
import type { Output } from '../output.js';

interface DiffOptions {
  json?: boolean;
  html?: boolean;
}

/** `claimdesk diff OLD NEW`: what changed between two versions of a text, without a database. */
export function addDiffCommand(program: Command, output: Output): void {
  program
    .command('diff')
    .summary('what changed between two versions of a text')
    .description(
      'Compares two files (plain text, Markdown, HTML, PDF, DOCX) or pages, block by block and then word by word, as the\n' +
        'desk does. Needs no database. Offsets are UTF-16 code units into the normalised texts that `read` prints.',
    )
    .argument('<old>', 'the text as it was')
    .argument('<new>', 'the text as it is now')
    .addOption(new Option('--json', 'one object {outcome,counts,blocks}').conflicts('html'))
    .option('--html', 'one self-contained page, side by side')
    .action(async (older: string, newer: string, { json = false, html = false }: DiffOptions) => {
      const { compareInputs, diffHtml, diffLines } = await import('../diff/compare-inputs.js');
      const compared = await compareInputs(older, newer);
      if (json) output.json(compared.diff);
      else if (html) output.raw(diffHtml(compared));
      else for (const line of diffLines(compared)) output.line(line);
    });
}
