import type { Command } from 'commander';
import { eachFile } from '../each-file.js';
import type { Output } from '../output.js';

/** `claimdesk read FILE|URL…`: the text Claimdesk sees in a file or page. */
export function addReadCommand(program: Command, output: Output): void {
  program
    .command('read')
    .summary('the text and facts Claimdesk reads out of files and pages')
    .description(
      'Prints the normalised text of local files and of pages, or with --json also what they say about themselves.',
    )
    .argument('<file...>', 'files or addresses of pages to read; - reads plain text from standard input')
    .option('--json', 'one object {title,byline,publishedAt,language,text,blocks} per file and line')
    .action(async (files: string[], { json = false }: { json?: boolean }) => {
      const [{ readDocument }, { readInput }] = await Promise.all([
        import('../../reading/read-document.js'),
        import('../read-input.js'),
      ]);
      await eachFile(files, json, output, async (file) => {
        const { title, byline, publishedAt, language, text, blocks } = await readDocument(await readInput(file));
        if (json) output.json({ title, byline, publishedAt, language, text, blocks });
        else output.line(text);
      });
    });
}
