/** A piece of evidence, as far as it says where it comes from. */
export interface Sourced {
  url?: string | null;
  /** SHA-256 of the file that was handed in with it. */
  fileSha256?: string | null;
}

/**
 * Second-level names under which registries sell names in country domains: `example.co.uk` is one site, `co.uk` is not.
 * A short list of what is in general use, not the public suffix list.
 */
const SECOND_LEVEL = /^(?:ac|co|com|edu|ed|gob|gouv|gov|govt|go|lg|ltd|me|mil|ne|net|nhs|nom|or|org|plc|police|sch)$/;

/** Hosts that give each of their users a name of their own. */
const SHARED_HOSTS = [
  'blogspot.com',
  'github.io',
  'gitlab.io',
  'medium.com',
  'netlify.app',
  'pages.dev',
  'substack.com',
  'tumblr.com',
  'vercel.app',
  'wordpress.com',
];

/** A copy is no source of its own: `https://web.archive.org/web/2026/https://example.org/a` is example.org. */
const ARCHIVED = /^https?:\/\/(?:web\.archive\.org\/web|archive\.(?:today|ph|is|li|md|vn))\/[^/]+\/(https?:\/\/.+)$/i;

/** Who answers for an address: the name that was registered, without what its owner put in front. Null for no web address. */
export function registrableDomain(address: string): string | null {
  const url = ARCHIVED.exec(address)?.[1] ?? address;
  if (!URL.canParse(url)) return null;
  const host = new URL(url).hostname.replace(/\.$/, '');
  if (host === '' || host.startsWith('[') || /^[\d.]+$/.test(host)) return host || null;
  const labels = host.split('.');
  const shared = SHARED_HOSTS.find((each) => host.endsWith(`.${each}`));
  if (shared) return labels.slice(-shared.split('.').length - 1).join('.');
  const [second = '', top = ''] = labels.slice(-2);
  const length = top.length === 2 && SECOND_LEVEL.test(second) ? 3 : 2;
  return labels.slice(-length).join('.');
}

/**
 * The independent sources behind the evidence, each once: by registered domain, or, without an address, by the file that
 * was handed in. What has neither nobody can look up, so it does not count.
 */
export function independentSources(evidence: readonly Sourced[]): string[] {
  const sources = evidence.map(({ url, fileSha256 }) => (url ? registrableDomain(url) : (fileSha256 ?? null)));
  return [...new Set(sources.filter((source) => source !== null))].toSorted();
}
