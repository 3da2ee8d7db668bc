import { wordsAfter, wordsBefore } from '../../lib/words-around';
import { QuotedWords } from './quoted-words';

interface Props {
  /** The words a report is about, with what stands around them in the source. */
  quote: { prefix: string; exact: string; suffix: string };
}

/** The words of a report in their source. Words that the cut has torn, at the far ends, are left out. */
export function ReportQuote({ quote: { prefix, exact, suffix } }: Props) {
  return <QuotedWords before={wordsBefore(prefix)} words={exact} after={wordsAfter(suffix)} />;
}
