import { describe, expect, it } from '@jest/globals';
import { type DraftContent, type Evidence, sendable } from '../../web/src/features/rate/draft/draft-content.js';
import * as rules from '../../web/src/features/rate/draft/draft-rules.js';

const EMPTY: DraftContent = {
  label: null,
  confidence: null,
  rationale: '',
  evidence: [],
  sourcesWaiver: null,
  fields: {},
  noteToAdjudicator: '',
  needsAdjudication: false,
};

const written = (change: Partial<DraftContent>): DraftContent => ({ ...EMPTY, ...change });
const stored = (version: number, change: Partial<DraftContent> = {}, revision = 1): rules.Stored => ({
  revision,
  version,
  content: written(change),
});
const evidence = (title: string): Evidence => ({
  title,
  url: null,
  archiveUrl: null,
  quote: null,
  quotePrefix: '',
  quoteSuffix: '',
  stance: 'SUPPORTS',
  kind: 'PRIMARY',
  accessedAt: null,
  confidential: false,
  confidentialNote: null,
  attachmentId: null,
});

describe('a draft in one window', () => {
  const typed = rules.edited(rules.begin(stored(1)), { rationale: 'The register says so.' });

  it('is saved, waits, is on its way, and is saved again', () => {
    expect(rules.statusOf(rules.begin(stored(1)))).toBe('saved');
    expect(rules.statusOf(typed)).toBe('waiting');
    const onItsWay = rules.sending(typed);
    expect(rules.statusOf(onItsWay)).toBe('saving');
    expect(rules.statusOf(rules.saved(onItsWay, 1, 2))).toBe('saved');
  });

  it('still has to send what was typed while the draft was on its way', () => {
    const more = rules.edited(rules.sending(typed), { rationale: 'The register says so, on page 3.' });
    const after = rules.saved(more, 1, 2);
    expect(rules.statusOf(after)).toBe('waiting');
    expect(after.base.version).toBe(2);
    expect(after.content.rationale).toBe('The register says so, on page 3.');
  });

  it('keeps the text when there is no connection, and sends it when there is one again', () => {
    const lost = rules.failed(rules.sending(typed), 'offline');
    expect(rules.statusOf(lost)).toBe('kept');
    expect(lost.content.rationale).toBe('The register says so.');
    expect(rules.statusOf(rules.retried(lost))).toBe('waiting');
  });

  it('waits for a new sign-in, and for something to be mended when the desk refused', () => {
    expect(rules.statusOf(rules.failed(rules.sending(typed), 'signed-out'))).toBe('kept');
    const refused = rules.failed(rules.sending(typed), 'refused', { message: 'too long' });
    expect(rules.statusOf(refused)).toBe('refused');
    expect(rules.statusOf(rules.retried(refused))).toBe('refused');
    expect(rules.statusOf(rules.edited(refused, { rationale: 'Shorter.' }))).toBe('waiting');
  });

  it('says that an assignment has ended only while it holds text the desk does not have', () => {
    const ended = rules.failed(rules.sending(typed), 'ended');
    expect(rules.statusOf(ended)).toBe('ended');
    expect(rules.statusOf(rules.failed(rules.begin(stored(1)), 'ended'))).toBe('saved');
  });

  it('takes the keys of an object in any order as the same', () => {
    expect(rules.same({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
    expect(rules.same([1, 2], [2, 1])).toBe(false);
  });
});

describe('two windows on one draft', () => {
  const mine = rules.edited(rules.begin(stored(1, { rationale: 'first' })), { rationale: 'mine' });

  it('takes over what only the other one wrote', () => {
    const clean = rules.read(rules.begin(stored(1)), stored(2, { label: 'TRUE', rationale: 'theirs' }));
    expect(clean.content).toEqual(written({ label: 'TRUE', rationale: 'theirs' }));
    expect(rules.statusOf(clean)).toBe('saved');
    const both = rules.read(mine, stored(2, { rationale: 'first', confidence: 3 }));
    expect(both.content).toMatchObject({ rationale: 'mine', confidence: 3 });
    expect(rules.statusOf(both)).toBe('waiting');
    expect(both.base.version).toBe(2);
  });

  it('asks where both wrote, and loses neither text until somebody has chosen', () => {
    const asked = rules.read(mine, stored(2, { rationale: 'theirs' }));
    expect(rules.statusOf(asked)).toBe('conflict');
    expect(asked.conflicts).toEqual({ rationale: 'theirs' });
    expect(asked.content.rationale).toBe('mine');
    expect(rules.resolved(asked, 'mine').content.rationale).toBe('mine');
    expect(rules.resolved(asked, 'theirs').content.rationale).toBe('theirs');
    expect(rules.resolved(asked, 'both', 'rationale').content.rationale).toBe('mine\n\ntheirs');
    expect(rules.statusOf(rules.resolved(asked, 'mine'))).toBe('waiting');
    expect(rules.statusOf(rules.resolved(asked, 'theirs'))).toBe('saved');
  });

  it('decides part by part', () => {
    const first = rules.begin(stored(1));
    const here = rules.edited(first, { label: 'TRUE', rationale: 'mine', fields: { harm: 'high' } });
    const asked = rules.read(here, stored(2, { label: 'FALSE', rationale: 'theirs', fields: { harm: 'low' } }));
    expect(Object.keys(asked.conflicts).toSorted()).toEqual(['fields.harm', 'label', 'rationale']);
    const one = rules.resolved(asked, 'theirs', 'fields.harm');
    expect(one.content.fields).toEqual({ harm: 'low' });
    expect(rules.statusOf(one)).toBe('conflict');
    const all = rules.resolved(rules.resolved(one, 'mine', 'label'), 'both', 'rationale');
    expect(all.content).toMatchObject({ label: 'TRUE', rationale: 'mine\n\ntheirs' });
    expect(all.conflicts).toEqual({});
  });

  it('keeps asking when the other window writes something else meanwhile', () => {
    const asked = rules.read(mine, stored(2, { rationale: 'theirs' }));
    const later = rules.read(asked, stored(3, { rationale: 'theirs', confidence: 5 }));
    expect(later.conflicts).toEqual({ rationale: 'theirs' });
    expect(later.content).toMatchObject({ rationale: 'mine', confidence: 5 });
    expect(rules.read(asked, stored(3, { rationale: 'theirs again' })).conflicts).toEqual({
      rationale: 'theirs again',
    });
  });

  it('never lets an older answer overwrite a newer one', () => {
    const now = rules.begin(stored(5, { rationale: 'now' }));
    expect(rules.read(now, stored(4, { rationale: 'long ago' }))).toBe(now);
    expect(rules.read(now, stored(9, { rationale: 'an earlier revision' }, 0))).toBe(now);
    expect(rules.read(now, stored(1, { rationale: 'the next revision' }, 2)).content.rationale).toBe(
      'the next revision',
    );
  });

  it('knows its own text when only the answer was lost', () => {
    const lost = rules.failed(rules.sending(mine), 'offline');
    const more = rules.edited(lost, { rationale: 'mine, and more' });
    const back = rules.read(more, stored(2, { rationale: 'mine' }));
    expect(back.conflicts).toEqual({});
    expect(back.content.rationale).toBe('mine, and more');
    expect(back.base.version).toBe(2);
  });

  it('keeps the evidence of both, without what one of them removed', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(evidence) as [Evidence, Evidence, Evidence, Evidence];
    const here = rules.edited(rules.begin(stored(1, { evidence: [a, b] })), { evidence: [a, b, c] });
    const both = rules.read(here, stored(2, { evidence: [b, d] }));
    expect(both.content.evidence.map(({ title }) => title)).toEqual(['b', 'c', 'd']);
    const edits = rules.edited(rules.begin(stored(1, { evidence: [a] })), { evidence: [{ ...a, quote: 'mine' }] });
    const twice = rules.read(edits, stored(2, { evidence: [{ ...a, quote: 'theirs' }] }));
    expect(twice.content.evidence.map(({ quote }) => quote)).toEqual(['mine', 'theirs']);
  });
});

describe('what a device kept', () => {
  it('is there again after a reload', () => {
    const kept = { base: stored(1), content: written({ rationale: 'typed without a connection' }), conflicts: {} };
    const state = rules.restore(stored(1), [kept]);
    expect(state.content.rationale).toBe('typed without a connection');
    expect(rules.statusOf(state)).toBe('waiting');
  });

  it('meets what the desk got meanwhile', () => {
    const kept = { base: stored(1), content: written({ rationale: 'here' }), conflicts: {} };
    expect(rules.restore(stored(3, { rationale: 'elsewhere' }), [kept]).conflicts).toEqual({ rationale: 'elsewhere' });
    expect(rules.statusOf(rules.restore(stored(3, { rationale: 'here' }), [kept]))).toBe('saved');
  });

  it('still asks what it asked before the reload', () => {
    const here = rules.edited(rules.begin(stored(1)), { rationale: 'here' });
    const asked = rules.read(here, stored(2, { rationale: 'elsewhere' }));
    const again = rules.restore(stored(2, { rationale: 'elsewhere' }), [rules.keptOf(asked)]);
    expect(again.conflicts).toEqual({ rationale: 'elsewhere' });
    expect(again.content.rationale).toBe('here');
    const later = rules.restore(stored(3, { rationale: 'elsewhere again' }), [rules.keptOf(asked)]);
    expect(later.conflicts).toEqual({ rationale: 'elsewhere again' });
  });

  it('joins what several windows kept', () => {
    const one = { base: stored(1), content: written({ rationale: 'first window', confidence: 2 }), conflicts: {} };
    const two = { base: stored(1), content: written({ rationale: 'second window' }), conflicts: {} };
    const state = rules.restore(stored(1), [one, two]);
    expect(state.content).toMatchObject({ rationale: 'second window', confidence: 2 });
    expect(state.conflicts).toEqual({ rationale: 'first window' });
  });
});

describe('what is sent of a draft', () => {
  it('leaves out what is half typed, and nothing else', () => {
    const fields = [
      { key: 'link', type: 'url', required: false },
      { key: 'day', type: 'date', required: false },
      { key: 'harm', type: 'text', required: false },
    ] as const;
    const content = written({
      rationale: 'kept',
      sourcesWaiver: '  ',
      fields: { link: 'https:/', day: '2026-02', harm: 'high' },
    });
    expect(sendable(content, fields)).toEqual({ ...content, sourcesWaiver: null, fields: { harm: 'high' } });
    const whole = written({ fields: { link: 'https://a.example/b', day: '2026-02-03', harm: '' } });
    expect(sendable(whole, fields).fields).toEqual(whole.fields);
  });
});

describe('half a word', () => {
  it('does not keep the rest from being saved, and is not forgotten itself', () => {
    const fields = [{ key: 'link', type: 'url', required: false }] as const;
    const typing = rules.edited(rules.begin(stored(1)), { rationale: 'so', fields: { link: 'https:/' } });
    const ready = sendable(typing.content, fields);
    const after = rules.saved(rules.sending(typing, ready), 1, 2);
    expect(rules.statusOf(after, sendable(after.content, fields))).toBe('saved');
    expect(rules.isDirty(after)).toBe(true);
    expect(after.content.fields).toEqual({ link: 'https:/' });
  });
});
