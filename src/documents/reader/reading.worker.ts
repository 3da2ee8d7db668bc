import { type DocumentBytes, readDocument } from '../../reading/read-document.js';
import { answerOnce } from './worker-answer.js';

/** Entry of the thread that `WorkerThreadReader` starts. */
await answerOnce((input: DocumentBytes) => readDocument(input));
