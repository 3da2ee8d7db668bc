import { type Command, InvalidArgumentError } from 'commander';
import { eachFile } from '../each-file.js';
import { type Output, printable } from '../output.js';

interface AgreementOptions {
  json?: boolean;
  bootstrap?: number | true;
  seed?: number;
}

const DEFAULT_RESAMPLES = 2_000;
const MAX_RESAMPLES = 100_000;
const MAX_SEED = 2 ** 31 - 1;

/** `claimdesk agreement FILE.csv`: how far raters agree, of any table of ratings. */
export function addAgreementCommand(program: Command, output: Output): void {
  program
    .command('agreement')
    .summary('how far raters agree, of any table of ratings')
    .description(
      'Reads ratings from a CSV file with the columns unit,rater,value (an empty value is a missing rating) and prints\n' +
        "Krippendorff's alpha, Cohen's and Fleiss' kappa, Gwet's AC1 and AC2 and percent agreement. A figure that has no\n" +
        'value says why. Only values that are all numbers have an order, by which weights and ordinal alpha go.',
    )
    .argument('<file>', 'CSV file; - reads standard input')
    .option('--json', 'one object; each figure is a number or {"value":null,"reason":…}')
    .option('--bootstrap [n]', '95 % intervals from n resamples of the units (2000 to 100000)', resamplesOf)
    .option('--seed <n>', 'seed of the bootstrap; the same seed gives the same intervals (default: 1)', seedOf)
    .action(async (file: string, { json = false, bootstrap, seed = 1 }: AgreementOptions) => {
      const [{ readRatings }, { reportLines, reportOf }] = await Promise.all([
        import('../agreement/read-ratings.js'),
        import('../agreement/agreement-report.js'),
      ]);
      const resamples = bootstrap === true ? DEFAULT_RESAMPLES : bootstrap;
      await eachFile([file], json, output, async () => {
        const table = await readRatings(file);
        const { report, categories } = reportOf(table, resamples === undefined ? null : { resamples, seed });
        if (categories.stray !== null) {
          output.note(
            `claimdesk: not all values are numbers (for example "${printable(categories.stray)}"), so they are taken as names without an order`,
          );
        }
        if (json) output.json(report);
        else for (const line of reportLines(report)) output.line(line);
      });
    });
}

const resamplesOf = (text: string): number => wholeNumber(text, DEFAULT_RESAMPLES, MAX_RESAMPLES);
const seedOf = (text: string): number => wholeNumber(text, 0, MAX_SEED);

function wholeNumber(text: string, least: number, most: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
}
