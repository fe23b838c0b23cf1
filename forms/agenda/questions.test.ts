import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { definitionOf } from '../test-support/shipped-samples.js';
import { agendaOf } from './agenda.js';
import { isOpen, sectionsOf } from './questions.js';

const reference = (type: string) =>
  JSON.parse(readFileSync(new URL(`../../test/reference/${type}.json`, import.meta.url), 'utf8')).answers;
const asked = (type: string, answers: Record<string, unknown>) =>
  sectionsOf(agendaOf(definitionOf(type).form, answers));
const questions = (type: string, answers: Record<string, unknown>) =>
  asked(type, answers).flatMap((section) => section.questions);

describe('what is asked now', () => {
  it('begins with the sections of the form, in its order, each needed or not', () => {
    const sections = asked('amendment', {});
    expect(sections.map(({ name, needed, isComplete }) => [name, needed, isComplete])).toEqual([
      ['applicant', true, false],
      ['property', true, false],
      ['basePermit', true, false],
      ['change', true, false],
      ['declarations', true, false],
    ]);
    expect(sections[0]?.title).toEqual({ fa: 'متقاضی', en: 'Applicant' });
    const engineer = asked('amendment', { change: { kind: 'engineer' } });
    expect(engineer.map(({ name }) => name)).toContain('proposal');
  });

  it('tells kind, format and choices of each field, with those around it', () => {
    const all = questions('amendment', {});
    expect(all.find(({ path }) => path === 'change.kind')).toMatchObject({
      name: 'kind',
      section: 'change',
      parent: 'change',
      kind: 'TEXT',
      needed: true,
      answered: false,
      choices: [{ value: 'data', label: { en: 'Data' } }, { value: 'engineer' }, { value: 'plan' }, { value: 'area' }],
    });
    const kinds = Object.fromEntries(all.map(({ path, kind, format }) => [path, format ?? kind]));
    expect(kinds).toMatchObject({
      applicant: 'GROUP',
      'applicant.owners': 'LIST',
      'property.plate.main': 'WHOLE_NUMBER',
      'property.deedArea': 'decimal',
      'declarations.accurate': 'YES_NO',
    });
  });

  it('needs what is in a group only once the group is needed or begun', () => {
    const neededOf = (answers: Record<string, unknown>) =>
      questions('construction', answers)
        .filter(({ path, needed }) => needed && path.startsWith('applicant.representative'))
        .map(({ path }) => path);
    expect(neededOf({ applicant: { filedBy: 'owner' } })).toEqual([]);
    const whole = [
      'applicant.representative',
      'applicant.representative.officeId',
      'applicant.representative.mandateNo',
    ];
    expect(neededOf({ applicant: { filedBy: 'representative' } })).toEqual(whole);
  });

  it('has every entry of a list, and takes an empty one for no answer', () => {
    const paths = questions('construction', reference('construction')).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['proposal.floors', 'proposal.floors[0]', 'proposal.floors[0].area']));
    const owners = questions('construction', { applicant: { owners: [] } }).find(
      ({ path }) => path === 'applicant.owners',
    );
    expect(owners).toMatchObject({ needed: true, answered: false });
  });

  it.each(['construction', 'extension', 'renewal', 'amendment', 'inquiry'])(
    'ends with a whole filing of %s',
    (type) => {
      expect(questions(type, reference(type)).filter(isOpen)).toEqual([]);
      expect(asked(type, reference(type)).every(({ isComplete }) => isComplete)).toBe(true);
    },
  );

  it('offers under a choice only what may be chosen then', () => {
    const title = 'ز';
    const kind = { title, type: 'string', enum: ['a', 'b', 'c'] };
    const narrowed = { properties: { kind: { enum: ['b', 'a'] } } };
    const schema = { type: 'object', properties: { kind, small: { title, type: 'boolean' } } };
    const form = { schema: { ...schema, if: { required: ['small'] }, then: narrowed }, ui: {} };
    const offered = (answers: Record<string, unknown>) =>
      sectionsOf(agendaOf(form, answers))[0]?.questions[0]?.choices.map(({ value }) => value);
    expect([offered({}), offered({ small: true })]).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b'],
    ]);
  });
});
