import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../lib/api-client';
import { QuotedWords } from './quoted-words';

type Claim = Pick<Schemas['RaterClaim'], 'documentId' | 'placement'>;

/** The text of one version of a document; it never changes. */
const versionQuery = (documentId: string, number: number) =>
  queryOptions({
    queryKey: ['document', documentId, 'version', number],
    queryFn: ({ signal }) =>
      data(
        api.GET('/api/v1/documents/{id}/versions/{number}', {
          params: { path: { id: documentId, number } },
          signal,
        }),
      ),
    staleTime: Infinity,
  });

/** How much of the text is shown on either side, in UTF-16 code units. */
const REACH = 600;

/** The words of a claim in the passage around them; with the few words kept beside them until the text is there. */
export function WordsInContext({ claim: { documentId, placement } }: { claim: Claim }) {
  const { data: version } = useQuery(versionQuery(documentId, placement.versionNumber));
  const { exact, prefix, suffix, start, end } = placement;
  if (exact === null) return null;
  if (!version || start === null || end === null) {
    return <QuotedWords before={prefix ?? ''} words={exact} after={suffix ?? ''} />;
  }
  const { text } = version;
  return (
    <QuotedWords
      before={tail(text.slice(Math.max(0, start - REACH), start), start > REACH)}
      words={text.slice(start, end)}
      after={head(text.slice(end, end + REACH), end + REACH < text.length)}
    />
  );
}

/** Cut passages begin and end with a whole word. */
const tail = (text: string, isCut: boolean): string => (isCut ? `… ${text.replace(/^\S*\s/, '')}` : text);
const head = (text: string, isCut: boolean): string => (isCut ? `${text.replace(/\s\S*$/, '')} …` : text);
