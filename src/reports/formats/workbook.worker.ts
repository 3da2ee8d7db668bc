import { parentPort } from 'node:worker_threads';
import { workbookOf } from './workbook.js';
import type { WorkbookOrder } from './workbook-thread.js';

/** Entry of the thread that `WorkbookThread` starts: takes rows, then makes the workbook once and answers with its bytes. */
const order: WorkbookOrder = { moment: '', sheets: [] };

parentPort?.on('message', (message: Partial<WorkbookOrder> & { rows?: WorkbookOrder['sheets'][number]['rows'][] }) => {
  if (message.rows) message.rows.forEach((rows, index) => rows.forEach((row) => order.sheets[index]?.rows.push(row)));
  else if (message.sheets) Object.assign(order, message);
  else void finish();
});

async function finish(): Promise<void> {
  const bytes = await workbookOf(order.sheets, order.moment);
  parentPort?.postMessage(bytes);
  parentPort?.close();
}
