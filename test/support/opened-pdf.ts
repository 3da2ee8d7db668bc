import { getDocumentProxy } from 'unpdf';

interface Link {
  url: string | null;
  /** Name of a place in the file. */
  place: string | null;
}

/** A PDF as an independent reader (pdf.js) sees it. */
export interface OpenedPdf {
  pages: string[];
  labels: string[] | null;
  bookmarks: string[];
  info: Record<string, unknown>;
  xmpTitle: string | null;
  isTagged: boolean;
  links: Link[];
  /** Roles in the structure, in reading order, of one page (from 1). */
  rolesOf(page: number): Promise<string[]>;
  /** Page (from 1) on which a place is. */
  pageOf(place: string): Promise<number>;
}

interface Node {
  role?: string;
  alt?: string;
  children?: Node[];
}

export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  const document = await getDocumentProxy(Uint8Array.from(bytes));
  const pages: string[] = [];
  const links: Link[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    for (const annotation of (await page.getAnnotations()) as { url?: string; dest?: string }[]) {
      links.push({ url: annotation.url ?? null, place: annotation.dest ?? null });
    }
    page.cleanup();
  }
  const outline = (await document.getOutline()) as { title: string }[] | null;
  const { info, metadata } = await document.getMetadata();
  return {
    pages,
    labels: await document.getPageLabels(),
    bookmarks: (outline ?? []).map(({ title }) => title),
    info: info as Record<string, unknown>,
    xmpTitle: (metadata as { get(name: string): string | null } | null)?.get('dc:title') ?? null,
    isTagged: ((await document.getMarkInfo()) as { Marked?: boolean } | null)?.Marked === true,
    links,
    rolesOf: async (number) => rolesIn((await (await document.getPage(number)).getStructTree()) as Node),
    pageOf: async (place) => {
      const [reference] = (await document.getDestination(place)) ?? [];
      return (await document.getPageIndex(reference)) + 1;
    },
  };
}

const rolesIn = ({ role, alt, children = [] }: Node): string[] => [
  ...(role === undefined ? [] : [alt === undefined ? role : `${role} (${alt})`]),
  ...children.flatMap(rolesIn),
];
