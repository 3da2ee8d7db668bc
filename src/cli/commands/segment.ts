import type { Command } from 'commander';
import { eachFile } from '../each-file.js';
import { type Output, printable } from '../output.js';

/** `claimdesk segment FILE|URL…`: where the sentences of a file or page are. */
export function addSegmentCommand(program: Command, output: Output): void {
  program
    .command('segment')
    .summary('the sentences of files and pages')
    .description(
      'Prints where the sentences of local files and of pages begin and end, in UTF-16 code units of the normalised text.',
    )
    .argument('<file...>', 'files or addresses of pages to split; - reads plain text from standard input')
    .option('--json', 'one array [{start,end}] per file and line')
    .action(async (files: string[], { json = false }: { json?: boolean }) => {
      const [{ readDocument }, { splitSentences }, { readInput }] = await Promise.all([
        import('../../reading/read-document.js'),
        import('../../text/sentences.js'),
        import('../read-input.js'),
      ]);
      await eachFile(files, json, output, async (file) => {
        const { text, blocks, language } = await readDocument(await readInput(file));
        const spans = blocks.flatMap((block) =>
          splitSentences(text.slice(block.start, block.end), language).map(({ start, end }) => ({
            start: block.start + start,
            end: block.start + end,
          })),
        );
        if (json) output.json(spans);
        else for (const { start, end } of spans) output.line(`${start}-${end}\t${printable(text.slice(start, end))}`);
      });
    });
}
