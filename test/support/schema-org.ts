import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The vocabulary of schema.org as it publishes it. It is no part of this repository. */
const FILE = join(import.meta.dirname, '../../../shared/data/schemaorg/schemaorg-current-https.jsonld');

interface Term {
  parents: string[];
  domains: string[];
  ranges: string[];
  retired: boolean;
}

const ids = (value: unknown): string[] =>
  [value ?? []].flat().map((each) => String((each as { '@id': string })['@id']).replace(/^schema:/, ''));

/** Which JSON values the text, number and date types of schema.org allow. */
const LITERALS: Record<string, (value: unknown) => boolean> = {
  Text: (value) => typeof value === 'string',
  URL: (value) => typeof value === 'string' && URL.canParse(value) && /^https?:/.test(value),
  Number: (value) => typeof value === 'number' && Number.isFinite(value),
  Integer: (value) => Number.isInteger(value),
  Boolean: (value) => typeof value === 'boolean',
  Date: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)),
  DateTime: (value) =>
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(value) &&
    !Number.isNaN(Date.parse(value)),
};

/** Checks JSON-LD against types, properties, domains and ranges of schema.org. */
export class SchemaOrg {
  private constructor(private readonly terms: ReadonlyMap<string, Term>) {}

  /** Null where the file is absent. */
  static read(): SchemaOrg | null {
    let text: string;
    try {
      text = readFileSync(FILE, 'utf8');
    } catch {
      return null;
    }
    const graph = (JSON.parse(text) as { '@graph': Record<string, unknown>[] })['@graph'];
    const terms = graph
      .filter((node) => String(node['@id']).startsWith('schema:'))
      .map((node): [string, Term] => [
        String(node['@id']).slice('schema:'.length),
        {
          parents: ids(node['rdfs:subClassOf']),
          domains: ids(node['schema:domainIncludes']),
          ranges: ids(node['schema:rangeIncludes']),
          retired:
            node['schema:supersededBy'] !== undefined ||
            ids(node['schema:isPartOf']).includes('https://attic.schema.org'),
        },
      ]);
    return new SchemaOrg(new Map(terms));
  }

  /** @returns what is wrong with a document of JSON-LD, with where */
  faultsOf(document: Record<string, unknown>): string[] {
    const context = document['@context'];
    return [
      ...(context === 'https://schema.org' ? [] : [`@context is ${String(context)}`]),
      ...this.node(document, ''),
    ];
  }

  private node(node: Record<string, unknown>, at: string): string[] {
    const type = node['@type'];
    if (typeof type !== 'string' || !this.isClass(type)) return [`${at}: no class of schema.org: ${String(type)}`];
    if (this.terms.get(type)?.retired) return [`${at}: ${type} is retired`];
    return Object.entries(node)
      .filter(([name]) => !name.startsWith('@'))
      .flatMap(([name, value]) => this.property(type, name, value, `${at}/${name}`));
  }

  private property(type: string, name: string, value: unknown, at: string): string[] {
    const term = this.terms.get(name);
    if (!term || term.domains.length === 0) return [`${at}: no property of schema.org`];
    if (term.retired) return [`${at}: is retired`];
    const kinds = this.ancestors(type);
    if (!term.domains.some((domain) => kinds.has(domain))) return [`${at}: is no property of ${type}`];
    const values = Array.isArray(value) ? (value as unknown[]) : [value];
    if (values.length === 0) return [`${at}: an empty list`];
    return values.flatMap((each, index) => this.value(term.ranges, each, values.length > 1 ? `${at}[${index}]` : at));
  }

  private value(ranges: readonly string[], value: unknown, at: string): string[] {
    if (typeof value !== 'object' || value === null) {
      // A subtype of a text type is no promise; the types that are named have to hold.
      return ranges.some((range) => LITERALS[range]?.(value))
        ? []
        : [`${at}: ${JSON.stringify(value)} is none of ${ranges.join(', ')}`];
    }
    const node = value as Record<string, unknown>;
    const kinds = this.ancestors(String(node['@type']));
    if (!ranges.some((range) => kinds.has(range)))
      return [`${at}: ${String(node['@type'])} is none of ${ranges.join(', ')}`];
    return this.node(node, at);
  }

  private isClass(name: string): boolean {
    return name === 'Thing' || (this.terms.get(name)?.parents.length ?? 0) > 0;
  }

  /** The class itself and all above it. */
  private ancestors(name: string): Set<string> {
    const found = new Set<string>();
    const open = [name];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      open.push(...(this.terms.get(next)?.parents ?? []));
    }
    return found;
  }
}
