import { Command } from 'commander';
import { productVersion } from '../common/product-version.js';
import { addAgreementCommand } from './commands/agreement.js';
import { addAuditCommand } from './commands/audit.js';
import { addCarryCommand } from './commands/carry.js';
import { addDiffCommand } from './commands/diff.js';
import { addDoctorCommand } from './commands/doctor.js';
import { addExtractCommand } from './commands/extract.js';
import { addImportCommand } from './commands/import.js';
import { addIngestCommand } from './commands/ingest.js';
import { addLabelsCommand } from './commands/labels.js';
import { addMigrateCommand } from './commands/migrate.js';
import { addReadCommand } from './commands/read.js';
import { addReportCommand } from './commands/report.js';
import { addScoreCommand } from './commands/score.js';
import { addSeedCommand } from './commands/seed.js';
import { addSegmentCommand } from './commands/segment.js';
import { addServeCommand } from './commands/serve.js';
import { addTokenCommand } from './commands/token.js';
import { addUserCommand } from './commands/user.js';
import type { Output } from './output.js';

const EPILOGUE = `
With --json, stdout holds only JSON; progress and messages go to stderr.
Exit codes: 0 done, 1 an input could not be processed or a check failed, 2 bad usage.
Settings come from the environment: DATABASE_URL, CLAIMDESK_DATA and others (docs/operations.md).`;

/**
 * The commands of `claimdesk`. What a command needs is loaded when it runs: `extract` must not wait for the database
 * libraries.
 */
export function buildProgram(output: Output): Command {
  const program = new Command('claimdesk')
    .description('The review desk of a fact-checking newsroom.')
    .version(productVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .exitOverride()
    .configureOutput({ writeOut: (text) => output.raw(text), writeErr: (text) => output.note(text.trimEnd()) })
    .showHelpAfterError('Run it with --help to see what is allowed.')
    .addHelpText('after', EPILOGUE);
  const add = [
    addServeCommand,
    addExtractCommand,
    addCarryCommand,
    addDiffCommand,
    addReadCommand,
    addSegmentCommand,
    addScoreCommand,
    addAgreementCommand,
    addIngestCommand,
    addImportCommand,
    addReportCommand,
    addLabelsCommand,
    addUserCommand,
    addTokenCommand,
    addMigrateCommand,
    addSeedCommand,
    addAuditCommand,
    addDoctorCommand,
  ];
  for (const addCommand of add) addCommand(program, output);
  return program;
}
