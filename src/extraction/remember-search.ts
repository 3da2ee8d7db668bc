import type { Extraction, SearchedPart } from './extractor.port.js';
import type { BlockFindings } from './judge-sentences.js';
import type { BlockMemory, SearchMemory } from './search-memory.js';
import type { PlannedBlock, SearchPlan } from './search-plan.js';

/** What a search leaves behind, and, of a search of a part, how it goes together with the one before. */
export function rememberSearch(
  plan: SearchPlan,
  findings: ReadonlyMap<PlannedBlock, BlockFindings>,
  found: Pick<Extraction, 'claims' | 'discarded'>,
  madeWith: string,
): Pick<Extraction, 'memory' | 'part'> {
  const discarded = new Grouped(plan, found.discarded);
  const claims = new Grouped(plan, found.claims);
  const blocks = plan.blocks.map((planned): BlockMemory => {
    const { key, foreign, memory } = planned;
    const { start, end } = planned.block;
    if (memory !== null) return { ...memory, start, end };
    const setAside = discarded.in(planned);
    const offered = claims.in(planned);
    const overBudget = setAside.filter(({ reasons }) => reasons[0] === 'over-budget');
    return {
      key,
      start,
      end,
      foreign,
      names: findings.get(planned)?.names ?? [],
      own: findings.get(planned)?.own ?? 0,
      judging: findings.get(planned)?.judging ?? 0,
      discarded: setAside.length,
      passed: [...offered, ...overBudget].map(({ score }) => score),
      offered: offered.length,
    };
  });
  const memory: SearchMemory = { madeWith, blocks };
  const part: SearchedPart = {
    kept: keptStretches(plan),
    discarded: blocks.reduce((sum, block) => sum + block.discarded, 0),
    claims: blocks.reduce((sum, block) => sum + block.offered, 0),
  };
  return { memory: JSON.stringify(memory), ...(plan.isPart ? { part } : {}) };
}

/** Sentences by the block they are in; both in the order of the text. */
class Grouped<Item extends { start: number }> {
  private readonly byBlock = new Map<PlannedBlock, Item[]>();

  constructor({ blocks }: SearchPlan, items: readonly Item[]) {
    let at = 0;
    for (const planned of blocks) {
      const inside: Item[] = [];
      for (let item = items[at]; item !== undefined && item.start < planned.block.end; item = items[++at]) {
        inside.push(item);
      }
      if (inside.length > 0) this.byBlock.set(planned, inside);
    }
  }

  in(planned: PlannedBlock): readonly Item[] {
    return this.byBlock.get(planned) ?? [];
  }
}

function keptStretches({ blocks }: SearchPlan): SearchedPart['kept'] {
  const kept: SearchedPart['kept'] = [];
  let follows = false;
  for (const { block, memory } of blocks) {
    if (memory === null) {
      follows = false;
      continue;
    }
    const shift = block.start - memory.start;
    const last = kept.at(-1);
    if (follows && last?.shift === shift && last.end <= memory.start) last.end = memory.end;
    else kept.push({ start: memory.start, end: memory.end, shift });
    follows = true;
  }
  return kept;
}
