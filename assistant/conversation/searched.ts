import type { Acting } from '../../cases/acting.js';
import { findRecords } from '../../cases/register-choices.js';
import { knownOf, recordsOf } from '../../city/registers/chosen-records.js';
import { choiceOf, choosesFromRegisters, chosenIn, registerOptionsAt } from '../../forms/agenda/chosen.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { formOffering } from '../talk/form-map.js';
import type { TalkState, World } from '../talk/state.js';

/** Of many records that a line may mean, as many as are told apart. */
const MOST = 50;

interface Heard {
  /** what was said */
  line?: string;
  /** or a value that was given by a button */
  fill?: { path: string; value: unknown } | undefined;
}

type Spoken = Pick<TalkState, 'answers' | 'asking'> & Partial<Pick<TalkState, 'narrowed' | 'known'>>;

/** The form with the records named in answers, those that were meant before, and those that a line may mean, as choices. */
export async function searchedForm(
  acting: Pick<Acting, 'prisma' | 'registers'>,
  form: FormDefinition['form'],
  { answers, asking, known: offered, narrowed = [] }: Spoken,
  { line = '', fill }: Heard = {},
): Promise<{ form: FormDefinition['form']; found: string[] }> {
  if (!choosesFromRegisters(form.schema)) return { form, found: [] };
  const asked = asking?.kind === 'field' ? registerOptionsAt(form.schema, asking.paths[0] ?? '') : undefined;
  const filled = fill && registerOptionsAt(form.schema, fill.path);
  const lookups = [
    ...chosenIn(form.schema, answers).map(({ value: key, options: { register } }) => ({ register, key })),
    ...(offered?.fields ?? []).flatMap(({ path, value }) => {
      const of = registerOptionsAt(form.schema, path);
      return of ? [{ register: of.register, key: String(value).slice(0, 200) }] : [];
    }),
    ...(asked ? narrowed.map((key) => ({ register: asked.register, key })) : []),
    ...(fill && filled ? [{ register: filled.register, key: String(fill.value).slice(0, 200) }] : []),
  ];
  const known = await recordsOf(acting.prisma, lookups);
  const found =
    asked && line !== ''
      ? await findRecords(acting, asked.register, line.slice(0, 200), { first: MOST, offset: 0 })
      : [];
  const rows = knownOf(found.map((row) => ({ register: asked?.register ?? '', ...row })));
  const offering = formOffering(form, (options) =>
    Object.entries({ ...rows(options.register), ...known(options.register) }).map(([key, record]) =>
      choiceOf(options, key, record),
    ),
  );
  return { form: offering, found: found.map(({ key }) => key) };
}

/** What a turn may look at, with what a line may mean among the records of registers. */
export async function searchedWorld(acting: Acting, world: World, state: TalkState, heard: Heard): Promise<World> {
  const { form, found } = await searchedForm(acting, world.definition.form, state, heard);
  return form === world.definition.form ? world : { ...world, definition: { ...world.definition, form }, found };
}
