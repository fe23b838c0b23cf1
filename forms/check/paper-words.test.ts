import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FormDefinition } from '../language/definition.js';
import { wordsIn } from '../messages/papers/catalogue.js';
import { parseTemplate } from '../parse.js';

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const type = read('forms/definitions/construction.json') as FormDefinition;
const found = (more: object, paper = 'permit') =>
  parseTemplate({ ...read(`forms/papers/${paper}.json`), ...more }, () => type).issues.map(
    ({ path, code, message }) => `${path} ${code} ${message}`,
  );

describe('the words of papers', () => {
  it.each(['fa', 'en', 'de', 'fr'])('are all said in %s', (language) => {
    expect(wordsIn(language).filter(([, text]) => text === undefined)).toEqual([]);
  });

  it('name the same values in every language', () => {
    const names = (text = '') => (text.match(/\{\w+\}/g) ?? []).sort().join();
    const english = new Map(wordsIn('en'));
    const differ = ['fa', 'de', 'fr'].flatMap((language) =>
      wordsIn(language).filter(([code, text]) => names(text) !== names(english.get(code))),
    );
    expect(differ).toEqual([]);
  });
});

describe('a template in another language', () => {
  it('is sound in one that ships, and in a region of it', () => {
    expect(found({ language: 'de-CH', beside: 'fr' })).toEqual([]);
  });

  it('is warned of what nobody says in its language, and of no word of other papers', () => {
    const [first, ...more] = found({ language: 'it' }, 'receipt');
    expect(more).toEqual([]);
    expect(first).toMatch(/^words MISSING_LANGUAGE nothing is said in "it" for "paper\.yes", nor for \d+ others/);
    const needed = wordsIn('it').map(([code]) => [code, 'parola'] as const);
    const words = Object.fromEntries(needed.filter(([code]) => !/^(checklist|refusal|clock)/.test(code)));
    expect(found({ language: 'it', words }, 'receipt')).toEqual([]);
  });

  it.each([
    [{ 'paper.numer': 'x' }, 'did you mean "paper.number"'],
    [{ 'paper.amount': '{curency}' }, 'has no "{curency}"; in English it is “Amount ({currency})”'],
    [{ 'answers.proposal.parkingProvided': 'x' }, 'name its "permitType"'],
  ])('refuses %o', (words, said) => expect(found({ words }).join()).toContain(said));

  it('names fields of its own type, also in lists', () => {
    const own = (field: string) => found({ permitType: 'construction', words: { [`answers.${field}`]: 'Fläche' } });
    expect(own('proposal.floors.area')).toEqual([]);
    expect(own('proposal.floors.aera').join()).toContain('did you mean "area"');
  });

  it('refuses the same language twice, and letters that papers have no signs for', () => {
    expect(found({ language: 'fr', beside: 'fr' }).join()).toContain('beside UNKNOWN_VALUE');
    expect(found({ footnotes: ['Разрешение'] }).join()).toContain('no letter "Р"');
  });
});
