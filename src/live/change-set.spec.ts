import { describe, expect, it } from '@jest/globals';
import { ChangeSet } from './change-set.js';

describe(ChangeSet.name, () => {
  it('tells each change once, and is empty then', () => {
    const set = new ChangeSet();
    for (const id of ['a', 'b', 'a']) set.add({ topic: 'claim', id });
    set.add({ topic: 'notifications' });
    expect(set.take()).toEqual([{ topic: 'claim', id: 'a' }, { topic: 'claim', id: 'b' }, { topic: 'notifications' }]);
    expect(set.isEmpty).toBe(true);
    expect(set.take()).toEqual([]);
  });

  it('tells the topic alone when there are very many, and when somebody says so', () => {
    const set = new ChangeSet();
    for (let n = 0; n < 51; n += 1) set.add({ topic: 'claim', id: String(n) });
    set.add({ topic: 'claim', id: 'another' });
    set.add({ topic: 'round', id: 'one' });
    set.add({ topic: 'round' });
    expect(set.take()).toEqual([{ topic: 'claim' }, { topic: 'round' }]);
  });
});
