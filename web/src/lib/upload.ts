import { ApiProblem, problemOf } from './api-client';

interface Upload {
  /** Of the API, with the query. */
  path: string;
  form: FormData;
  /** Told how far it is, 0 to 100. */
  onProgress: (percent: number) => void;
  signal: AbortSignal;
}

/**
 * Sends a form with files and says how far it is, which `fetch` cannot.
 * @returns the body of the answer
 * @throws ApiProblem when it is refused, cut off or given up
 */
export function upload<Answer>({ path, form, onProgress, signal }: Upload): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? Math.floor((loaded / total) * 100) : 0);
    request.onload = () => {
      const { status, statusText, responseText } = request;
      if (status >= 200 && status < 300) return resolve(JSON.parse(responseText) as Answer);
      return void problemOf(new Response(responseText, { status, statusText })).then(reject);
    };
    request.onerror = () => reject(new ApiProblem(0, 'OFFLINE', 'The desk cannot be reached.'));
    request.onabort = () => reject(new ApiProblem(0, 'ABORTED', 'The upload was stopped.'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}
