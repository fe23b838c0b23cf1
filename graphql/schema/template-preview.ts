import { mustBeAdmin } from '../../cases/permission.js';
import { NotFoundError, UnavailableError } from '../../cases/refusals.js';
import { servedType } from '../../cases/served-type.js';
import { exampleOf, previewPaper } from '../../city/papers/preview.js';
import { PapersBusyError } from '../../city/papers/renderer.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { DefinitionIssue as Issue } from '../../forms/language/issue.js';
import type { PaperTemplate } from '../../forms/language/paper-template.js';
import { PaperTemplate as Template } from '../../forms/language/paper-template.js';
import { Rulebook } from '../../forms/language/rulebook.js';
import { builder } from '../builder.js';
import { checkDocument } from '../check-document.js';
import { type Context, signedIn } from '../context.js';
import { DefinitionIssue, WRITTEN } from './definition-report.js';

interface Shown {
  issues: Issue[];
  permitType: string | null;
  pdf: Buffer | null;
}

const TemplatePreview = builder.objectRef<Shown>('TemplatePreview').implement({
  description: 'What a template would print, with the answers of an example.',
  fields: (t) => ({
    issues: t.field({
      type: [DefinitionIssue],
      description: 'Errors and warnings of the template.',
      resolve: ({ issues }) => issues,
    }),
    permitType: t.exposeString('permitType', { nullable: true, description: 'Whose example is printed.' }),
    pdf: t.string({
      nullable: true,
      description: 'The PDF in base64, marked as a preview; null where publishing would refuse the template.',
      resolve: ({ pdf }) => pdf?.toString('base64') ?? null,
    }),
  }),
});

builder.queryField('previewTemplate', (t) =>
  t.field({
    type: TemplatePreview,
    description:
      'Prints a template before it is published, with an example of a permit type, or samples where it has none; changes nothing.',
    args: {
      template: t.arg({ type: 'JSON', required: true, description: WRITTEN }),
      permitType: t.arg.id({
        description: 'Whose example is printed; by default the template’s own type, or the first that fits.',
      }),
    },
    async resolve(_, { template, permitType }, context) {
      mustBeAdmin(signedIn(context));
      const { issues, sound } = await checkDocument(context, 'TEMPLATE', template);
      if (!sound) return { issues, permitType: null, pdf: null };
      const parsed = Template.parse(JSON.parse(sound.canonical));
      const type = await typeFor(context, parsed, permitType);
      return { issues, permitType: type.definition.code, pdf: await drawn(context, parsed, type) };
    },
  }),
);

interface Served {
  hash: string;
  definition: FormDefinition;
}

/** The type that is named, the template's own, or the first that has the paper. */
async function typeFor(context: Context, template: PaperTemplate, named: string | null | undefined): Promise<Served> {
  const own = named ?? template.permitType;
  if (own !== undefined) return servedType(context, own);
  const codes = await context.prisma.permitType.findMany({
    where: { status: 'ACTIVE' },
    distinct: ['code'],
    orderBy: { code: 'asc' },
    select: { code: true },
  });
  for (const { code } of codes) {
    const type = await context.catalogue.active(code);
    if (type && (type.definition.useLimit !== undefined) === (template.paper === 'inquiry-answer')) return type;
  }
  throw new NotFoundError();
}

async function drawn(context: Context, template: PaperTemplate, { hash, definition }: Served): Promise<Buffer> {
  const { catalogue, permits, renderer, prisma } = context;
  if (!permits || !renderer) throw new UnavailableError();
  const inForce = (day: string) => catalogue.rulebookInForce(definition.rulebook, day);
  const today = jalaliDay(new Date());
  const { hash: pin } = await inForce(exampleOf(definition)?.asOf ?? today).catch(() => inForce(today));
  const { document } = await prisma.publication.findUniqueOrThrow({ where: { pin }, select: { document: true } });
  const paper = previewPaper({
    template,
    definition,
    today,
    ruleset: await catalogue.ruleset(hash, pin),
    rulebook: Rulebook.parse(document),
    issuer: permits.municipality,
    publicUrl: context.publicUrl(),
  });
  return renderer.render(paper).catch((error: unknown) => {
    throw error instanceof PapersBusyError ? new UnavailableError(error) : error;
  });
}
