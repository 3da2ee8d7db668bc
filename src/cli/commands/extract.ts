import type { Command } from 'commander';
import { eachFile } from '../each-file.js';
import type { Output } from '../output.js';

interface ExtractOptions {
  json?: boolean;
  all?: boolean;
}

/** `claimdesk extract FILE|URL…`: claims of files and pages, without a database. */
export function addExtractCommand(program: Command, output: Output): void {
  program
    .command('extract')
    .summary('claims of files and pages')
    .description(
      'Finds the statements worth checking in local files (plain text, Markdown, HTML, PDF, DOCX) and in pages of the web. Needs no database.\n' +
        'Offsets are UTF-16 code units into the normalised text; of a plain text file only the line ends are normalised.',
    )
    .argument('<file...>', 'files or addresses of pages to search; - reads plain text from standard input')
    .option('--json', 'one JSON object per file and line')
    .option('--all', 'also the sentences that were not picked, and why')
    .action(async (files: string[], { json = false, all = false }: ExtractOptions) => {
      const { FileExtraction } = await import('../file-extraction.js');
      const extraction = new FileExtraction();
      await eachFile(files, json, output, async (file) => {
        const found = await extraction.of(file);
        if (json) output.json(extraction.toJson(found, all));
        else for (const line of extraction.toLines(found, all)) output.line(line);
      });
    });
}
