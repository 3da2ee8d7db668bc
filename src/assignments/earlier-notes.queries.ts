import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { pseudonyms } from './pseudonyms.js';

/** What a rater of an earlier round wrote to whoever would adjudicate. */
export interface EarlierNote {
  roundNumber: number;
  /** The rater's name in that round; the same letter in another round is somebody else. */
  pseudonym: string;
  note: string;
}

interface NoteRow {
  number: number;
  pseudonym_key: string;
  raters: string[];
  reviewer_id: string;
  note: string;
}

/** Notes to the adjudicator outlive their round: who adjudicates later should not have to ask again. */
@Injectable()
export class EarlierNotesQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Of reviews that were submitted in rounds before this one, the newest round first; the last word of each rater. */
  async ofEarlierRounds(round: { claim_id: string; number: number }): Promise<EarlierNote[]> {
    const rows = await this.transactions.reader.query<NoteRow[]>(
      `SELECT earlier.number, earlier.pseudonym_key, said.reviewer_id, said.note, said.raters
       FROM review_round earlier
       JOIN LATERAL (
         SELECT assignment.reviewer_id, last.note_to_adjudicator AS note,
           array_agg(assignment.reviewer_id) OVER () AS raters
         FROM assignment
         JOIN LATERAL (SELECT * FROM review WHERE review.assignment_id = assignment.id AND review.state <> 'DRAFT'
           ORDER BY revision DESC LIMIT 1) last ON true
         WHERE assignment.round_id = earlier.id
       ) said ON true
       WHERE earlier.claim_id = $1 AND earlier.number < $2 AND earlier.gold_answer_id IS NULL`,
      [round.claim_id, round.number],
    );
    return rows
      .filter(({ note }) => note.trim() !== '')
      .map(({ number, pseudonym_key, raters, reviewer_id, note }) => ({
        roundNumber: number,
        pseudonym: pseudonyms(pseudonym_key, raters).get(reviewer_id) ?? '?',
        note,
      }))
      .toSorted((a, b) => b.roundNumber - a.roundNumber || (a.pseudonym < b.pseudonym ? -1 : 1));
  }
}
