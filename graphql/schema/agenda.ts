import { askedUnder } from '../../cases/agenda.js';
import { must } from '../../cases/permission.js';
import { servedType } from '../../cases/served-type.js';
import type { Agenda as Asked } from '../../forms/agenda/agenda.js';
import type { Choice } from '../../forms/agenda/choices.js';
import { isOpen, type Question, type Section, sectionsOf } from '../../forms/agenda/questions.js';
import { builder } from '../builder.js';
import { LocalizedText } from './localized-text.js';

const QuestionKind = builder.enumType('QuestionKind', {
  description: 'What an answer is, as JSON.',
  values: {
    TEXT: { description: 'A text; its format says what it looks like.' },
    WHOLE_NUMBER: { description: 'A number without decimals.' },
    NUMBER: { description: 'A number. Exact decimals are texts of the format decimal.' },
    YES_NO: { description: 'True or false.' },
    GROUP: { description: 'An object, whose fields are questions of their own.' },
    LIST: { description: 'An array, whose given entries are questions of their own.' },
  } as const,
});

export const AnswerChoice = builder.objectRef<Choice>('AnswerChoice').implement({
  description: 'A value that may be chosen.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'As it stands in the answers.' }),
    label: t.expose('label', { type: LocalizedText, description: 'What people call it.' }),
  }),
});

const AgendaQuestion = builder.objectRef<Question>('AgendaQuestion').implement({
  description: 'A field that the form asks now. A group or a list stands before what is in it.',
  fields: (t) => ({
    path: t.exposeString('path', { description: 'Where the answer stands, as proposal.floors[0].area.' }),
    name: t.exposeString('name', { description: 'The last part of the path; of an entry of a list its number.' }),
    section: t.exposeString('section', { description: 'The name of the section that it is in.' }),
    parent: t.exposeString('parent', {
      nullable: true,
      description: 'The path of the group or list that it is in; null for a section.',
    }),
    title: t.expose('title', { type: LocalizedText, description: 'What people call it.' }),
    description: t.expose('description', {
      type: LocalizedText,
      nullable: true,
      description: 'A sentence beside it.',
    }),
    kind: t.expose('kind', { type: QuestionKind, description: 'What its answer is.' }),
    format: t.exposeString('format', {
      nullable: true,
      description: 'What a text looks like: a format of the definition language or of JSON Schema.',
    }),
    needed: t.exposeBoolean('needed', {
      description:
        'Whether it has to be answered. What is in a group that need not be given is needed once the group is begun.',
    }),
    answered: t.exposeBoolean('answered', { description: 'Whether something was given, right or not.' }),
    calculated: t.exposeBoolean('calculated', {
      description: 'Whether it is worked out from other answers: what is sent for it counts for nothing.',
    }),
    choices: t.expose('choices', {
      type: [AnswerChoice],
      description: 'All that may be chosen under the answers given; empty where the answer is free.',
    }),
  }),
});

const AgendaSection = builder.objectRef<Section>('AgendaSection').implement({
  description: 'A field at the top of the form, with all that is asked in it.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name in the answers.' }),
    title: t.expose('title', { type: LocalizedText, description: 'What people call it.' }),
    needed: t.exposeBoolean('needed', { description: 'Whether it has to be given.' }),
    isComplete: t.exposeBoolean('isComplete', { description: 'Whether all in it that is needed was answered.' }),
    questions: t.expose('questions', {
      type: [AgendaQuestion],
      description: 'In the order of the form; the first is the section itself.',
    }),
  }),
});

const sections = new WeakMap<Asked, Section[]>();
const sectionsIn = (agenda: Asked): Section[] => {
  const known = sections.get(agenda) ?? sectionsOf(agenda);
  sections.set(agenda, known);
  return known;
};
const openIn = (agenda: Asked) => sectionsIn(agenda).flatMap(({ questions }) => questions.filter(isOpen));

export const Agenda = builder.objectRef<Asked>('Agenda').implement({
  description: 'What a form asks under the answers given: only that counts, whatever else was written.',
  fields: (t) => ({
    sections: t.field({
      type: [AgendaSection],
      description: 'In the order of the form.',
      resolve: sectionsIn,
    }),
    next: t.field({
      type: AgendaQuestion,
      nullable: true,
      description: 'The first question that still needs an answer; null where nothing does.',
      resolve: (agenda) => openIn(agenda)[0],
    }),
    isComplete: t.boolean({
      description: 'Whether all that is needed was answered. Whether it is right is for draftIssues to say.',
      resolve: (agenda) => openIn(agenda).length === 0,
    }),
    answers: t.field({
      type: 'JSON',
      description: 'The part of the answers that is asked, as it would be filed.',
      resolve: (agenda) => agenda.answers,
    }),
  }),
});

builder.queryField('agenda', (t) =>
  t.field({
    type: Agenda,
    description:
      'What the form of a permit type asks under answers that somebody is writing. Anybody may ask, and nothing is kept.',
    args: {
      permitType: t.arg.id({ required: true, description: 'The code of the permit type.' }),
      answers: t.arg({ type: 'JSON', required: true, description: 'As given so far; {} for none.' }),
    },
    resolve: async (_, { permitType, answers }, context) => {
      must(context.viewer, 'readCatalogue');
      return askedUnder((await servedType(context, permitType)).definition, answers);
    },
  }),
);
