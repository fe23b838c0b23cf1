import type { ErrorObject } from 'ajv/dist/2020.js';
import type { LocalizedText } from '../language/text.js';
import { pathText } from '../path.js';
import type { AnswerCode } from './codes.js';
import type { Field } from './fields.js';
import { type Finding, notAllowed, oneNeeds, required, sayings, unknownField } from './findings.js';

/** What is wrong with one answer: where (`proposal.floors[0].area`), which kind, and a sentence in both languages. */
export interface AnswerIssue {
  path: string;
  code: AnswerCode;
  message: LocalizedText;
}

/** More than a person would read; the rest shows once these are put right. */
const most = 100;

interface Place {
  path: PropertyKey[];
  field: Field | undefined;
}

const unescaped = (key: string) => key.replaceAll('~1', '/').replaceAll('~0', '~');

function placeOf(pointer: string, root: Field): Place {
  const keys = pointer.split('/').slice(1).map(unescaped);
  return keys.reduce<Place>((place, key) => below(place, place.field?.item ? Number(key) : key), {
    path: [],
    field: root,
  });
}

const below = ({ path, field }: Place, key: PropertyKey): Place => ({
  path: [...path, key],
  field: field?.item ?? field?.fields.get(String(key)),
});

/** What somebody put in the place of a field's name may be anything: only what a form could call a field is repeated. */
const named = (key: PropertyKey): PropertyKey =>
  typeof key === 'number' || /^[A-Za-z_][\w-]{0,59}$/.test(String(key)) ? key : '…';

const say = ({ path: written, field }: Place, { code, says }: Finding): AnswerIssue => {
  const path = written.map((key, i) => (field || i < written.length - 1 ? key : named(key)));
  const name = String(path.at(-1) ?? '');
  const title = field?.title ?? { fa: name, en: name };
  return {
    path: pathText(path),
    code,
    message: { fa: `«${title.fa}» ${says.fa}.`, en: `"${title.en}" ${says.en}.` },
  };
};

const combining = ['contains', 'anyOf', 'oneOf', 'not'];

/** An error inside a `contains` or a choice is told by the error of the whole. */
function isInside(error: ErrorObject, wholes: string[]): boolean {
  return wholes.some((whole) => error.schemaPath.startsWith(`${whole}/`));
}

function issueOf(error: ErrorObject, root: Field): AnswerIssue[] {
  const place = placeOf(error.instancePath, root);
  const { params, keyword, parentSchema } = error;
  switch (keyword) {
    case 'if':
    case '$ref':
      return [];
    case 'required':
    case 'dependentRequired':
      return [say(below(place, String(params.missingProperty)), required)];
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const extra = below(place, String(params.additionalProperty ?? params.unevaluatedProperty));
      // After a failed branch its own fields count as unevaluated; those are known, so they are no news.
      return extra.field ? [] : [say(extra, unknownField)];
    }
    case 'contains': {
      const names = (error.schema as { required?: unknown } | undefined)?.required;
      const titles = (Array.isArray(names) ? names : []).map(
        (name) => place.field?.item?.fields.get(String(name))?.title,
      );
      const known = titles.filter((title) => title !== undefined);
      return [say(place, known.length > 0 ? oneNeeds(known) : notAllowed)];
    }
    default: {
      const finding = sayings[keyword]?.(error.schema, (parentSchema ?? {}) as Record<string, unknown>, error.data);
      return [say(place, finding ?? notAllowed)];
    }
  }
}

/** Ajv's errors as people read them, each place and kind once. */
export function answerIssues(errors: readonly ErrorObject[], root: Field): AnswerIssue[] {
  const wholes = errors.filter(({ keyword }) => combining.includes(keyword)).map(({ schemaPath }) => schemaPath);
  const issues = new Map<string, AnswerIssue>();
  for (const error of errors) {
    if (issues.size >= most) break;
    if (isInside(error, wholes)) continue;
    for (const issue of issueOf(error, root)) {
      const key = `${issue.path} ${issue.code}`;
      if (!issues.has(key)) issues.set(key, issue);
    }
  }
  return [...issues.values()];
}
