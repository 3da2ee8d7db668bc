import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { Assignment } from '../../../src/assignments/assignment.entity.js';
import {
  type AssignmentEvent,
  assignmentMachine,
  type AssignmentState,
} from '../../../src/assignments/assignment-status.js';
import { AssignmentsService } from '../../../src/assignments/assignments.service.js';
import { ReviewRound } from '../../../src/assignments/review-round.entity.js';
import { type RoundEvent, roundMachine, type RoundStatus } from '../../../src/assignments/round-status.js';
import { RoundsService } from '../../../src/assignments/rounds.service.js';
import { Claim } from '../../../src/claims/claim.entity.js';
import { type ClaimEvent, claimMachine, type ClaimState } from '../../../src/claims/claim-status.js';
import { ClaimsService } from '../../../src/claims/claims.service.js';
import type { AppError } from '../../../src/common/app-error.js';
import type { StateMachine } from '../../../src/common/transitions.js';
import { Transactions, type Tx } from '../../../src/database/transactions.js';
import { ERROR_STATUS } from '../../../src/http/error-status.js';
import { ProposalsService } from '../../../src/verdicts/proposals.service.js';
import { Verdict } from '../../../src/verdicts/verdict.entity.js';
import { type VerdictEvent, verdictMachine, type VerdictState } from '../../../src/verdicts/verdict-status.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { rate, readyClaims } from '../../support/journey.js';

const illegalPairs = <State extends string, Event extends string>(
  machine: StateMachine<State, Event>,
): [State, Event][] =>
  machine.states.flatMap((state) =>
    machine.events
      .filter((event) => machine.target(state, event) === undefined)
      .map((event): [State, Event] => [state, event]),
  );

/**
 * The whole product of states and events, at the one place where each machine changes a stored state. The tables
 * themselves are in test/architecture/transitions-sound; the same steps over HTTP in illegal-steps.
 */
describe('every state with every event that it does not have', () => {
  let app: TestApp;
  let editor: TestClient;
  let rows: { claim: Claim; round: ReviewRound; assignment: Assignment; verdict: Verdict };

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('editor@desk.test', ['editor']);
    const rater = await app.person('rater@desk.test', ['reviewer']);
    const { claimIds } = await readyClaims(editor);
    await rate(editor, claimIds[0]!, [[rater, 'TRUE']]);
    const { manager } = app.sql;
    rows = {
      claim: await manager.findOneByOrFail(Claim, { id: claimIds[0]! }),
      round: await manager.findOneByOrFail(ReviewRound, { claimId: claimIds[0]! }),
      assignment: await manager.findOneByOrFail(Assignment, { reviewerId: rater.id }),
      verdict: await manager.findOneByOrFail(Verdict, { claimId: claimIds[0]! }),
    };
  }, 60_000);
  afterAll(() => app?.close());

  const everything = async (): Promise<string> => {
    const tables = [
      'claim',
      'review_round',
      'round_slot',
      'assignment',
      'review',
      'verdict',
      'audit_head',
      'notification',
    ];
    const selects = tables.map(
      (name) => `(SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM ${name} t) AS ${name}`,
    );
    return JSON.stringify(await app.sql.query(`SELECT ${selects.join(', ')}`));
  };

  /** Tries every pair and commits whatever it did: it must have done nothing. */
  async function allRefused<State extends string, Event extends string>(
    machine: StateMachine<State, Event>,
    step: (tx: Tx, state: State, event: Event) => Promise<void>,
  ): Promise<void> {
    const pairs = illegalPairs(machine);
    expect(pairs.length).toBeGreaterThan(10);
    const before = await everything();
    for (const [state, event] of pairs) {
      const error = await app.get(Transactions).run((tx) =>
        step(tx, state, event).then(
          () => null,
          (refusal: unknown) => refusal as AppError,
        ),
      );
      expect([state, event, error?.code]).toEqual([state, event, 'ILLEGAL_TRANSITION']);
      expect(error?.details).toEqual({ entity: machine.name, state, event });
    }
    expect(await everything()).toBe(before);
    expect(ERROR_STATUS.ILLEGAL_TRANSITION).toBe(409);
  }

  it('of a claim is refused and changes nothing, one by one and in bulk', async () => {
    const claims = app.get(ClaimsService);
    const inState = (workflowState: ClaimState) => Object.assign(new Claim(), rows.claim, { workflowState });
    await allRefused<ClaimState, ClaimEvent>(claimMachine, (tx, state, event) =>
      claims.transition(tx, SYSTEM_ACTOR, inState(state), event),
    );
    await allRefused<ClaimState, ClaimEvent>(claimMachine, (tx, state, event) =>
      claims.transitionMany(tx, SYSTEM_ACTOR, [inState(state)], event),
    );
  });

  it('of a round', () =>
    allRefused<RoundStatus, RoundEvent>(roundMachine, (tx, status, event) =>
      app
        .get(RoundsService)
        .transition(tx, SYSTEM_ACTOR, Object.assign(new ReviewRound(), rows.round, { status }), event),
    ));

  it('of an assignment', () =>
    allRefused<AssignmentState, AssignmentEvent>(assignmentMachine, (tx, state, event) => {
      const assignment = Object.assign(new Assignment(), rows.assignment, { state });
      return app
        .get(AssignmentsService)
        .transition(tx, SYSTEM_ACTOR, { claim: rows.claim, round: rows.round, assignment }, event);
    }));

  it('of a verdict', () =>
    allRefused<VerdictState, VerdictEvent>(verdictMachine, (tx, state, event) =>
      app
        .get(ProposalsService)
        .transition(tx, SYSTEM_ACTOR, Object.assign(new Verdict(), rows.verdict, { state }), event),
    ));
});
