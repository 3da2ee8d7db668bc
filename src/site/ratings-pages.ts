import type { RatingScheme } from '../schemes/rating-scheme.entity.js';
import { languageName } from './index-form.js';
import { day, labelMark, page, type Site } from './layout.js';
import { type Html, markup } from './markup.js';

const schemePath = (key: string, version: number): string => `/ratings/${key}/${version}`;

/** Every rating scheme of the desk, in every version. */
export function ratingsPage(site: Site, schemes: readonly RatingScheme[]): string {
  const keys = [...new Set(schemes.map(({ key }) => key))];
  return page(site, {
    title: 'Ratings',
    description: `The verdicts ${site.organisationName} gives, and what each of them means.`,
    canonical: '/ratings',
    body: markup`<h1>What our verdicts mean</h1>
      <p class="lead">
        Every report names the rating scheme it used and its version. A version is never changed; a new one is added.
      </p>
      ${keys.map((key) =>
        schemeSummary(
          schemes.filter((scheme) => scheme.key === key).toSorted((a, b) => b.schemeVersion - a.schemeVersion),
        ),
      )}`,
  });
}

function schemeSummary([newest, ...earlier]: readonly RatingScheme[]): Html | null {
  if (!newest) return null;
  const { key, schemeVersion, content } = newest;
  return markup`<section lang="${content.language}">
    <h2><a href="${schemePath(key, schemeVersion)}"><bdi>${content.name}</bdi></a></h2>
    <p class="soft" lang="en">Version ${schemeVersion}, since ${day(newest.createdAt.toISOString())}</p>
    <ul class="labels">
      ${content.labels.map(({ name, color }) => markup`<li>${labelMark(name, color)}</li> `)}
    </ul>
    ${
      earlier.length > 0 &&
      markup`<p lang="en">Earlier versions: ${earlier.map((each, index) => markup`${index > 0 && ', '}<a href="${schemePath(each.key, each.schemeVersion)}">${each.schemeVersion}</a>`)}</p>`
    }
  </section>`;
}

/** One version of a scheme: every label with its definition, in every language the scheme has. */
export function ratingPage(site: Site, scheme: RatingScheme, newest: number): string {
  const { key, schemeVersion, content } = scheme;
  const translations = content.translations ?? [];
  return page(site, {
    title: `${content.name}, version ${schemeVersion}`,
    description: `What each verdict of the scheme ${content.name} means.`,
    canonical: schemePath(key, schemeVersion),
    body: markup`<h1 lang="${content.language}" dir="auto">${content.name}</h1>
      <p class="soft">Rating scheme <code>${key}</code>, version ${schemeVersion}, since ${day(scheme.createdAt.toISOString())}</p>
      ${
        newest > schemeVersion &&
        markup`<p class="notice" role="note"><strong>An earlier version.</strong> New claims are rated with <a href="${schemePath(key, newest)}">version ${newest}</a>.</p>`
      }
      <p>
        Verdicts on the scale go from ${content.min} (least true) to ${content.max} (truest). Verdicts off the scale have no
        number: they do not say how true a claim is.
      </p>
      ${
        translations.length > 0 &&
        markup`<nav aria-label="Languages"><ul class="chips">${[content.language, ...translations.map(({ language }) => language)].map((tag) => markup`<li><a href="#words-${tag}" lang="en">${languageName(tag)}</a></li> `)}</ul></nav>`
      }
      ${definitions(content, content.language, content.labels)}
      ${translations.map(({ language, labels }) => definitions(content, language, labels))}
      <p><a href="/ratings">All rating schemes</a> · <a href="/">Reports</a></p>`,
  });
}

function definitions(
  { labels: own }: RatingScheme['content'],
  language: string,
  words: readonly { key: string; name: string; definition: string }[],
): Html {
  return markup`<section id="words-${language}">
    <h2>${languageName(language)}</h2>
    <dl class="definitions" lang="${language}">
      ${own.map(({ key, color, ordinal }) => {
        const label = words.find((each) => each.key === key);
        return (
          label &&
          markup`<div>
            <dt>${labelMark(label.name, color)} <span class="soft" lang="en">${ordinal === null ? 'off the scale' : ordinal}</span></dt>
            <dd dir="auto">${label.definition} <a class="soft" lang="en" href="/?label=${encodeURIComponent(key)}">Reports</a></dd>
          </div> `
        );
      })}
    </dl>
  </section>`;
}
