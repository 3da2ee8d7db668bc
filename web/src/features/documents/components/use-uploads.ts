import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { ApiProblem } from '../../../lib/api-client';
import { newIdempotencyKey } from '../../../lib/idempotency-key';
import type { DocumentDetail } from '../api/documents';
import { type NewDocument, putIn } from '../api/put-in';

/** Something that was put in since the page was opened. */
export interface Upload {
  /** Also the key that keeps a second try from making a second document. */
  key: string;
  name: string;
  what: NewDocument;
  document: DocumentDetail | null;
  problem: ApiProblem | null;
}

/** What somebody puts in, one after the other; what is refused stays with the reason, and can be sent again. */
export function useUploads() {
  const queries = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const line = useRef(Promise.resolve());

  const send = useCallback(
    (upload: Upload) => {
      const settle = (change: Partial<Upload>) =>
        setUploads((all) => all.map((each) => (each.key === upload.key ? { ...each, ...change } : each)));
      line.current = line.current.then(async () => {
        try {
          settle({ document: await putIn(upload.what, upload.key), problem: null });
        } catch (error) {
          settle({ problem: error instanceof ApiProblem ? error : new ApiProblem(0, 'OFFLINE', String(error)) });
        }
        await queries.invalidateQueries({ queryKey: ['documents'] });
      });
    },
    [queries],
  );

  const add = useCallback(
    (documents: readonly { name: string; what: NewDocument }[]) => {
      const added = documents.map((each) => ({ ...each, key: newIdempotencyKey(), document: null, problem: null }));
      setUploads((all) => [...added, ...all]);
      for (const upload of added) send(upload);
    },
    [send],
  );
  /** Another request than the refused one needs a key of its own. */
  const again = (upload: Upload, fields: object = {}) => {
    const what = { ...upload.what, fields: { ...upload.what.fields, ...fields } };
    remove(upload.key);
    add([{ name: upload.name, what }]);
  };
  const remove = (key: string) => setUploads((all) => all.filter((each) => each.key !== key));
  return { uploads, add, again, remove };
}
