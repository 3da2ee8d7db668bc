import { describe, expect, it } from '@jest/globals';
import { blockLanguages } from './block-languages.js';
import { languageOf, settledLanguage } from './language.js';

const SAMPLES: Readonly<Record<string, string>> = {
  en: 'The harbour board said on Monday that it would close the old pier for the winter. Eleven of the posts were rotten, and nobody knew what the repairs would cost.',
  de: 'Die Hafenverwaltung teilte am Montag mit, dass der alte Steg im Winter geschlossen wird. Elf der Pfosten sind morsch, und niemand weiß, was die Reparatur kosten wird.',
  fr: 'La direction du port a annoncé lundi que la vieille jetée serait fermée pour l’hiver. Onze des poteaux sont pourris et personne ne sait ce que coûteront les travaux.',
  es: 'La junta del puerto anunció el lunes que cerrará el viejo muelle durante el invierno. Once de los postes están podridos y nadie sabe lo que costarán las obras.',
  it: 'La direzione del porto ha annunciato lunedì che il vecchio molo sarà chiuso per l’inverno. Undici dei pali sono marci e nessuno sa quanto costeranno i lavori.',
  pt: 'A administração do porto anunciou na segunda-feira que o velho cais será fechado no inverno. Onze dos postes estão podres e ninguém sabe quanto vão custar as obras.',
  nl: 'Het havenbestuur maakte maandag bekend dat de oude pier in de winter wordt gesloten. Elf van de palen zijn verrot en niemand weet wat het herstel gaat kosten.',
  pl: 'Zarząd portu poinformował w poniedziałek, że stare molo zostanie zamknięte na zimę. Jedenaście słupów jest zgniłych i nikt nie wie, ile będzie kosztować naprawa.',
  ru: 'Управление порта сообщило в понедельник, что старый причал будет закрыт на зиму. Одиннадцать столбов сгнили, и никто не знает, сколько будет стоить ремонт.',
  sv: 'Hamnstyrelsen meddelade på måndagen att den gamla piren kommer att stängas för vintern. Elva av stolparna är ruttna och ingen vet vad det kommer att kosta.',
  uk: 'Управління порту повідомило у понеділок, що старий причал буде закрито на зиму. Одинадцять стовпів згнили, і ніхто не знає, скільки коштуватиме ремонт.',
  hu: 'A kikötő vezetősége hétfőn közölte, hogy a régi mólót a télre bezárják. Tizenegy oszlop elkorhadt, és senki sem tudja, mennyibe kerül majd a javítás.',
  ja: '港湾当局は月曜日、古い桟橋を冬の間閉鎖すると発表した。杭のうち十一本が腐っていた。',
  el: 'Η διοίκηση του λιμανιού ανακοίνωσε τη Δευτέρα ότι η παλιά προβλήτα θα κλείσει τον χειμώνα.',
};

describe('settledLanguage', () => {
  it.each(Object.entries(SAMPLES))('tells %s', async (language, text) => {
    expect(await settledLanguage(text, 'und')).toBe(language);
    expect(await settledLanguage(`${text} `.repeat(40), 'und')).toBe(language);
  });

  it('keeps what was declared when there is too little text', async () => {
    expect(await settledLanguage('Ja. Nein.', 'de-AT')).toBe('de-AT');
    expect(await settledLanguage('', 'und')).toBe('und');
  });

  it('lets the text win over what was declared', async () => {
    expect(await settledLanguage(SAMPLES['fr'] ?? '', 'en')).toBe('fr');
    expect(await settledLanguage(SAMPLES['en'] ?? '', 'fr')).toBe('en');
  });
});

describe('languageOf', () => {
  it.each(['en', 'ja', 'el'])('sees %s at once', (language) => {
    expect(languageOf(SAMPLES[language] ?? '', 'fr')).toBe(language);
  });

  it.each(['de', 'nl', 'sv', 'hu', 'ru'])('never takes %s for English', (language) => {
    expect(languageOf(SAMPLES[language] ?? '')).toBe('und');
    expect(languageOf(SAMPLES[language] ?? '', 'xx_YY')).toBe('xx-YY');
  });

  it('is not misled by the words that English shares', () => {
    expect(languageOf('Is dat waar, of was het een grap van de minister? Wat is er in de stad?')).toBe('und');
  });

  it('takes no notice of a declaration that is no tag', () => {
    expect(languageOf('Ja.', 'not a tag')).toBe('und');
  });
});

describe('blockLanguages', () => {
  const NINE = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ru'];

  function languagesIn(parts: string[], documentLanguage: string): (string | null)[] {
    const text = parts.join('\n\n');
    let at = 0;
    const blocks = parts.map((part) => {
      const start = at;
      at += part.length + 2;
      return { start, end: start + part.length };
    });
    return blockLanguages(text, blocks, documentLanguage);
  }
  const long = (language: string): string => SAMPLES[language] ?? '';

  it.each(NINE)('says nothing about a document that is all %s', (language) => {
    expect(languagesIn([long(language), 'OK', long(language), long(language)], language)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it.each(NINE.flatMap((own) => NINE.filter((other) => other !== own).map((other) => [own, other] as const)))(
    'finds paragraphs in a document in %s that are in %s',
    (own, other) => {
      expect(languagesIn([long(own), long(other), long(own), long(other)], own)).toEqual([null, other, null, other]);
    },
  );

  it('sees other scripts', () => {
    expect(languagesIn([long('en'), long('ja'), long('el'), long('en')], 'en-GB')).toEqual([null, 'ja', 'el', null]);
  });

  it('leaves one foreign paragraph alone: it is a quotation', () => {
    expect(languagesIn([long('en'), long('fr'), long('en')], 'en')).toEqual([null, null, null]);
  });

  it('gives short blocks between two of a foreign language that language', () => {
    expect(languagesIn(['Titre', long('fr'), 'Le port', long('fr'), 'The port', long('en')], 'en')).toEqual([
      null,
      'fr',
      'fr',
      'fr',
      null,
      null,
    ]);
  });

  it('does not judge by the words of a language it does not know', () => {
    expect(languagesIn([long('hu'), long('en'), long('en')], 'hu')).toEqual([null, null, null]);
  });
});
