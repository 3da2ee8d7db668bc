import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { INELIGIBLE } from '../../src/assignments/eligibility.js';
import { ASSIGNMENT_EVENTS } from '../../src/assignments/assignment-status.js';
import { PLAN_REASON_CODES } from '../../src/assignments/planning/plan-reason.js';
import { ROUND_EVENTS } from '../../src/assignments/round-status.js';
import { CHAIN_PROBLEMS } from '../../src/audit/audit-verifier.js';
import { CLAIM_EVENTS } from '../../src/claims/claim-status.js';
import { PLACEMENT_EVENTS } from '../../src/claims/placement-status.js';
import { REVISION_KINDS } from '../../src/claims/suggestions.js';
import { COMPLAINT_EVENTS } from '../../src/complaints/complaint-status.js';
import { PUBLICATION_RULES } from '../../src/reports/publication-rules.js';
import { CORRECTION_STATUSES } from '../../src/verdicts/correction.entity.js';
import { VERDICT_EVENTS } from '../../src/verdicts/verdict-status.js';
import { EVENT_TYPES } from '../../src/webhooks/events/webhook-catalogue.js';

const ROOT = join(import.meta.dirname, '../..');
const SRC = join(ROOT, 'src');
const OF_SERVER = join(ROOT, 'web/src/server-messages');
const MESSAGES = join(ROOT, 'web/src/messages');

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('spec.ts'))
  .map((name) => ({
    name,
    tree: ts.createSourceFile(name, readFileSync(join(SRC, name), 'utf8'), ts.ScriptTarget.Latest, true),
  }));

function nodesOf(tree: ts.Node): ts.Node[] {
  const inner: ts.Node[] = [];
  tree.forEachChild((child) => void inner.push(child, ...nodesOf(child)));
  return inner;
}

/** Codes that cover any number of sentences: alone they tell a person nothing they could act on. */
const NEEDS_DETAIL = ['CONFLICT', 'FORBIDDEN', 'LIMIT_REACHED', 'EXPORT_NOT_READY'];

/** Thrown without a detail code, and why that is right. */
const EXCEPTIONS: Record<string, string> = {
  'auth/permission.guard.ts': 'says no more than the code: nobody is told which permission a route needs',
  'claims/claim-filter.ts': 'filters and orders that no page of the desk sends for those who may not',
  'claims/claims.controller.ts': 'an order that no page of the desk asks for those who may not',
  'cli/acting-person.ts': 'the command line, which speaks English',
};

interface Thrown {
  file: string;
  code: string;
}

/** Errors with one of those codes and no detail code. */
function withoutDetail(): Thrown[] {
  return sources.flatMap(({ name, tree }) =>
    nodesOf(tree).flatMap((node) => {
      if (!ts.isNewExpression(node) || node.expression.getText() !== 'AppError') return [];
      const [code, , details] = node.arguments ?? [];
      const found = NEEDS_DETAIL.find((each) => code?.getText().includes(`'${each}'`));
      return found === undefined || details?.getText().includes('detailCode') ? [] : [{ file: name, code: found }];
    }),
  );
}

/** Names such as `claim.edited` that stand in what is handed to the audit log. */
function auditEvents(): string[] {
  const names = new Set<string>();
  const take = (node: ts.Node) => {
    for (const each of [node, ...nodesOf(node)]) {
      if (ts.isStringLiteral(each) && /^[a-zA-Z]+\.[a-zA-Z_]+$/.test(each.text)) names.add(each.text);
    }
  };
  for (const { tree } of sources) {
    for (const node of nodesOf(tree)) {
      if (ts.isCallExpression(node) && node.expression.getText() === 'this.record') node.arguments.forEach(take);
      if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'event') continue;
      if (node.parent.properties.some((other) => other.name?.getText() === 'entityType')) take(node.initializer);
    }
  }
  return [...names];
}

const of = (kind: string, events: readonly string[]): string[] => events.map((event) => `${kind}.${event}`);

/** Events whose names are put together from those of a state machine or of a list. */
const COMPOSED = [
  ...of('assignment', ASSIGNMENT_EVENTS),
  ...of('claim', CLAIM_EVENTS),
  ...of('claim', REVISION_KINDS),
  ...of('complaint', COMPLAINT_EVENTS),
  ...of('placement', PLACEMENT_EVENTS),
  ...of('round', ROUND_EVENTS),
  ...of('verdict', VERDICT_EVENTS),
  ...of(
    'correction',
    CORRECTION_STATUSES.map((status) => status.toLowerCase()),
  ),
];

type Section = Record<string, string>;
const languages = readdirSync(OF_SERVER).map((file) => file.replace('.json', ''));
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, Section>;

describe('what the server says by code', () => {
  it('has a detail code wherever the error code alone would not tell a person what is wrong', () => {
    const others = withoutDetail().filter(({ file }) => !(file in EXCEPTIONS));
    expect(others).toEqual([]);
  });

  it('has no exception that is not one any more', () => {
    const files = new Set(withoutDetail().map(({ file }) => file));
    expect([...files].sort()).toEqual(Object.keys(EXCEPTIONS).sort());
  });

  it.each(languages)('has words in %s for every reason of a plan and everything that keeps people out', (language) => {
    const { plan, ineligible } = read(join(OF_SERVER, `${language}.json`));
    expect(Object.keys(plan ?? {}).sort()).toEqual([...PLAN_REASON_CODES].sort());
    expect(Object.keys(ineligible ?? {}).sort()).toEqual(Object.keys(INELIGIBLE).sort());
  });

  it.each(languages)('has words in %s for every fault of a report and of the audit chain', (language) => {
    const { rule, chain } = read(join(OF_SERVER, `${language}.json`));
    expect(Object.keys(rule ?? {})).toEqual(expect.arrayContaining(PUBLICATION_RULES));
    expect(Object.keys(chain ?? {}).sort()).toEqual([...CHAIN_PROBLEMS].sort());
  });

  it.each(languages)('has words in %s for every event of the audit log', (language) => {
    const { audit = {} } = read(join(OF_SERVER, `${language}.json`));
    const events = auditEvents();
    expect(events).toContain('policy.added');
    expect([...events, ...COMPOSED].filter((event) => !(event in audit))).toEqual([]);
  });

  it.each(['en', ...languages])('has words in %s for every type of event a webhook tells', (language) => {
    const tells = read(join(MESSAGES, language, 'webhooks.json'))['tells'] as unknown as Record<string, Section>;
    const told = Object.entries(tells).flatMap(([kind, events]) => of(kind, Object.keys(events)));
    expect(told.sort()).toEqual([...EVENT_TYPES].sort());
  });
});
