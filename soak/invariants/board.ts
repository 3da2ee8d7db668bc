import { type Check, none } from './check.js';

/** What lists are made from is kept by triggers; it has to be what its definition says. */
export const BOARD: readonly Check[] = [
  none(
    'the board says what its definition says',
    `(SELECT * FROM claim_board EXCEPT SELECT * FROM claim_board_source)
     UNION ALL (SELECT * FROM claim_board_source EXCEPT SELECT * FROM claim_board)`,
  ),
];
