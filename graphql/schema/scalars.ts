import { GraphQLError, type ValueNode, valueFromASTUntyped } from 'graphql';
import { Upload } from '../../city/documents/upload.js';
import { dayWanted, isJalaliDay, isWrittenDay } from '../../forms/jalali.js';
import { builder } from '../builder.js';

const refuse = (type: string, expected: string): GraphQLError => new GraphQLError(`${type}: ${expected}`);

function text(type: string, pattern: RegExp, expected: string) {
  return (value: unknown): string => {
    if (typeof value === 'string' && pattern.test(value)) return value;
    throw refuse(type, expected);
  };
}

const rials = text('Rial', /^-?\d{1,30}$/, 'a whole number as a decimal string, "139400000"');
builder.scalarType('Rial', {
  specifiedByURL: 'https://www.w3.org/TR/xmlschema-2/#integer',
  description:
    'A whole number of the smallest unit of its currency as a decimal string: "139400000". Of rials, where no `currency` beside it says otherwise.',
  serialize: (value) => rials(String(value)),
  parseValue: (value) => BigInt(rials(value)),
});

const decimal = text('Decimal', /^-?\d{1,30}(\.\d{1,30})?$/, 'an exact decimal string, "27.30"');
builder.scalarType('Decimal', {
  specifiedByURL: 'https://www.w3.org/TR/xmlschema-2/#decimal',
  description: 'An exact decimal string: "27.30".',
  serialize: decimal,
  parseValue: decimal,
});

const instant = text(
  'DateTime',
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i,
  'an instant after RFC 3339, "2026-11-23T08:00:00Z"',
);
builder.scalarType('DateTime', {
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  description: 'RFC 3339, UTC.',
  serialize: (value) => new Date(value).toISOString(),
  parseValue: (value) => {
    const date = new Date(instant(value));
    if (Number.isNaN(date.getTime())) throw refuse('DateTime', 'there is no such instant');
    return date;
  },
});

const jalali = (value: unknown): string => {
  if (typeof value === 'string' && isJalaliDay(value)) return value;
  throw refuse('JalaliDate', 'a Jalali day, "1405/09/02"');
};
builder.scalarType('JalaliDate', {
  specifiedByURL: 'https://www.unicode.org/reports/tr35/tr35-dates.html#Calendar_Elements',
  description:
    'A day of the Solar Hijri calendar (`persian` in Unicode’s terms), as year, month and day: "1405/09/02".',
  serialize: jalali,
  parseValue: (value) => {
    const day = jalali(value);
    if (isWrittenDay(day)) return day;
    throw refuse('JalaliDate', dayWanted(day));
  },
});

/** Objects written inside a query have no prototype; everything past the edge gets plain JSON, as variables are. */
const plain = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)));
builder.scalarType('JSON', {
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
  description: 'Any JSON value.',
  serialize: (value) => value,
  // It may be a file, the caller's way to send a large one; whoever does not expect it refuses it as no JSON.
  parseValue: (value) => value,
  parseLiteral: (node: ValueNode, variables) => plain(valueFromASTUntyped(node, variables)),
});

builder.scalarType('Upload', {
  specifiedByURL: 'https://github.com/jaydenseric/graphql-multipart-request-spec',
  description: 'A file, sent as the GraphQL multipart request specification says.',
  serialize: () => {
    throw refuse('Upload', 'is for input only');
  },
  parseValue: (value) => {
    if (value instanceof Upload) return value;
    throw refuse('Upload', 'send the file as the GraphQL multipart request specification says');
  },
});
