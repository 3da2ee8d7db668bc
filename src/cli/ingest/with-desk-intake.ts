import { AppError } from '../../common/app-error.js';
import { actingPerson } from '../acting-person.js';
import { withDesk } from '../desk-session.js';
import type { Output } from '../output.js';
import { DeskIntake } from './desk-intake.js';
import type { Intake } from './intake.js';

/**
 * Runs `work` with a way straight into the database. To wait for the search means to run the jobs here: there may be
 * nobody else who does.
 * @throws AppError DATA_FOLDER_IN_USE while a server runs on the embedded database
 */
export async function withDeskIntake(
  output: Output,
  { as, wait = false }: { as?: string; wait?: boolean },
  work: (intake: Intake) => Promise<void>,
): Promise<void> {
  try {
    await withDesk({ output, besideServer: false, role: wait ? 'worker' : 'api' }, async ({ app }) => {
      const actor = await actingPerson(app, as, 'document.create');
      await work(new DeskIntake(app, actor));
    });
  } catch (error) {
    throw error instanceof AppError && error.code === 'DATA_FOLDER_IN_USE' ? useTheServer(error) : error;
  }
}

const useTheServer = (error: AppError): AppError =>
  new AppError(
    'DATA_FOLDER_IN_USE',
    'A Claimdesk is running on this data folder: give it the documents with --server URL --token TOKEN. ' +
      'A token: claimdesk token create --scope document.create --scope document.read --scope document.extract',
    error.details,
    { cause: error },
  );
