import { ancestorsOf, type DomElement } from './dom.js';
import { MIN_ARTICLE_PROSE, ProseMeasure } from './prose.js';

/**
 * Of several `<article>` elements only the one of the headline stays: with the page's `<h1>` in it, or else with most of
 * their prose. The others are teasers, or the next articles of an endless page. Articles inside it stay: they are the
 * entries of a live blog.
 */
export function removeOtherArticles(root: DomElement): void {
  const articles = Array.from(root.querySelectorAll('article'));
  if (articles.length < 2) return;
  const headline = headlineArticle(root, articles);
  if (headline === null) return;
  const kin = new Set([...ancestorsOf(headline), ...headline.querySelectorAll('article'), headline]);
  for (const article of articles) if (!kin.has(article)) article.remove();
}

function headlineArticle(root: DomElement, articles: readonly DomElement[]): DomElement | null {
  const prose = new ProseMeasure(root);
  const titled = new Set<DomElement>();
  for (const heading of root.querySelectorAll('h1')) {
    const article = [...ancestorsOf(heading)].find((ancestor) => ancestor.localName === 'article');
    if (article !== undefined && prose.of(article) >= MIN_ARTICLE_PROSE) titled.add(article);
  }
  const [only] = titled;
  if (only !== undefined) return titled.size === 1 ? only : null;
  const all = new Set(articles);
  const outermost = articles.filter((article) => ![...ancestorsOf(article)].some((outer) => all.has(outer)));
  const most = Math.max(MIN_ARTICLE_PROSE, prose.sum(outermost) / 2);
  return outermost.find((article) => prose.of(article) > most) ?? null;
}
