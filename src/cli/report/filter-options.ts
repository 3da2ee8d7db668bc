import type { Command } from 'commander';

/** Option of the command, name of the filter in the API, and what it says. */
const FILTERS = [
  ['label', 'label', '<key>', 'only reports with this label, such as MOSTLY_FALSE'],
  ['document', 'documentId', '<id>', 'only reports about this document'],
  ['words', 'q', '<words>', 'only reports with all these words in the statement'],
  ['claimant', 'claimant', '<name>', 'only claims of this person or organisation'],
  ['source', 'sourceId', '<id>', 'only documents of this source'],
  ['topic', 'topic', '<topic>', 'only claims about this, such as health'],
  ['language', 'language', '<tag>', 'only reports in this language, such as en'],
  ['scheme', 'schemeKey', '<key>', 'only reports under this rating scheme'],
  ['from', 'from', '<day>', 'published on this day or later (YYYY-MM-DD, UTC)'],
  ['to', 'to', '<day>', 'published on this day or earlier (YYYY-MM-DD, UTC)'],
  ['numbers', 'numbers', '<list>', 'only the reports of these numbers, separated by commas'],
] as const;

type OptionName = (typeof FILTERS)[number][0];
export type FilterOptions = { [K in OptionName]?: string };

/** The filter as the API takes it, unchecked. */
export type FilterText = Record<string, string>;

export function addFilterOptions(command: Command): Command {
  for (const [option, , value, means] of FILTERS) command.option(`--${option} ${value}`, means);
  return command;
}

export function filterOf(options: FilterOptions): FilterText {
  const filter: FilterText = {};
  for (const [option, name] of FILTERS) {
    const value = options[option];
    if (value !== undefined) filter[name] = value;
  }
  return filter;
}

/** The option a filter of the API belongs to. */
export const optionOf = (name: string): string => `--${FILTERS.find(([, filter]) => filter === name)?.[0] ?? name}`;
