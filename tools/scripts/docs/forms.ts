import { formats } from '../../../forms/answers/formats.js';
import { schemaKeywords } from '../../../forms/keywords/schema-keywords.js';
import { uiKeywords, uiOptions, widgets } from '../../../forms/keywords/ui-keywords.js';
import { cell } from '../definition-language/keyword-tables.js';

/** What becomes of a keyword in a language; where none is named it stays as it is written. */
const RENDERED: Readonly<Record<string, string>> = {
  'x-i18n': 'in place, as `title` and `description`',
  'x-labels': 'in place, as the titles of `oneOf`; stays beside `x-suggestions` and a choice of one',
  'x-suggestions': 'stays, and stands in `examples` as well',
  'ui:order': 'ends with `*`, names no field twice',
  'ui:widget': 'one that every renderer has, or none',
  'ui:help': 'one language',
  'ui:placeholder': 'one language',
};

const AS_IT_IS = 'stays';
const rows = (names: Readonly<Record<string, { says: string }>>, third: (name: string) => string): string =>
  Object.entries(names)
    .map(([name, { says }]) => `| \`${name}\` | ${cell(says)} | ${third(name)} |`)
    .join('\n');
const table = (head: string, body: string): string => `${head}\n| --- | --- | --- |\n${body}`;
const renderedAs = (name: string): string => RENDERED[name] ?? AS_IT_IS;

/** `docs/forms.md`. */
export function printForms(): string {
  const ofForms = Object.fromEntries(Object.entries(schemaKeywords).filter(([, { of }]) => of.includes('form')));
  const looks = Object.fromEntries(Object.entries(formats).map(([name, { says }]) => [name, { says: says.en }]));
  const widgetRows = [
    '| widget | what |',
    '| --- | --- |',
    ...Object.entries(widgets).map(([name, { says }]) => `| \`${name}\` | ${cell(says)} |`),
  ].join('\n');
  return `# Forms for a renderer

For whoever shows a form of the city in an application of their own. How a form is written is in the
[definition language](definition-language.md). Printed from the tables of the language; \`npm run generate\` prints it anew.

## What is served

\`permitType(code:) { formSchema(language: FA) uiSchema(language: FA) }\`. Without a language both are as the definition has them.
In a language the schema takes the same answers and says it in words that every renderer of JSON Schema knows:

- \`title\` and \`description\` are in that language; what lacks it says it in Persian.
- A choice is \`oneOf: [{ const, title }]\`. A choice of one stays \`enum\`: the declaration that answers are accurate is such a one, and a
  renderer that fills in every \`const\` must not make it for anybody. Where a branch only narrows a choice its \`enum\` stays.
- \`dependentRequired\` and \`dependentSchemas\` are \`if\` and \`then\`. Conditions stand as they are written.
- There is no \`$schema\`, so that validators of older drafts take it too; they leave out what they do not know. The dialect is 2020-12.

The server holds answers to the form as it was published, whatever a renderer let pass, and counts only what is asked.

## With react-jsonschema-form

Stock \`@rjsf/core\` 6 shows both as they are served:

\`\`\`js
<Form
  schema={formSchema}
  uiSchema={uiSchema}
  formData={answers}
  validator={customizeValidator({ AjvClass: Ajv2020, customFormats })}
  experimental_defaultFormStateBehavior={{
    constAsDefaults: 'never',
    emptyObjectFields: 'skipDefaults',
    arrayMinItems: { populate: 'never' },
  }}
/>
\`\`\`

These options matter: with them opening a form changes no answer. By itself it takes the first of a choice for chosen, and fills in
groups that need not be given. \`customFormats\` may hold a test for each format below; without them each is told of on the console
and passes. It shows a group that need not be given with its fields; leave it out of the answers where all of it is empty, or ask the
agenda what is asked now. Lists by \`prefixItems\` it does not show.

## What is asked now

\`agenda(permitType:, answers:)\` for answers that somebody is writing, \`application(reference:) { agenda }\` for a working copy: every
question under the answers given, in the order of the form, section by section, needed or optional, answered or not, with its
kind, its format and what may be chosen. \`next\` is the first that still needs an answer. Where it stands in the answers is \`path\`, as in
\`draftIssues\` and in every refusal of an answer.

## Keywords of the schema

${table('| keyword | what | in a language |', rows(ofForms, renderedAs))}

Formats of texts, beside those of JSON Schema (${['date', 'time', 'date-time', 'duration', 'email', 'uri', 'uuid'].map((name) => `\`${name}\``).join(', ')}):

| format | such a text |
| --- | --- |
${Object.entries(looks)
  .map(([name, { says }]) => `| \`${name}\` | ${cell(says)} |`)
  .join('\n')}

## Keywords of \`uiSchema\`

${table('| keyword | what | in a language |', rows(uiKeywords, renderedAs))}
| \`ui:enumNames\` | Names the values of a choice: a list in their order, or by value where a branch narrows it. | added |

Options, in \`ui:options\`:

${table('| option | what | in a language |', rows(uiOptions, renderedAs))}
| \`ownWidget\` | The widget that the definition names, where \`ui:widget\` is another or none. A renderer of one's own that has it takes it. | added |

Widgets. In a language \`ui:widget\` is one that stock react-jsonschema-form has for the type of the field. In place of another a text
has \`text\`, and every other field what the renderer chooses:

${widgetRows}
`;
}
