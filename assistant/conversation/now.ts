import { MOST_LISTED } from '../../forms/agenda/find-choices.js';
import { GEOMETRY_FORMAT } from '../../forms/geometry.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { formMapOf, type Option, patternOf } from '../talk/form-map.js';
import type { Ask, DocumentNow, Known } from '../talk/state.js';
import type { LedState } from './rows.js';

/** What is asked now, as a page shows it. */
export interface AskedNow extends Ask {
  options: Option[];
  /** the document whose file answers it, in `fillSlot` by its sha256 */
  file: string | undefined;
  /** what may be attached, while that is the question; and the task that takes it, where the case does not */
  documents: Pick<DocumentNow, 'code' | 'title'>[];
  task: string | undefined;
  /** whether an area of the ground answers it, as GeoJSON */
  isArea: boolean;
  /** whether yes and no are what may be said */
  isYesNo: boolean;
  /** what is known already, while that is the question */
  known: Known[];
}

/** What a conversation asks, with the choices of a single field; of many those that were meant, as far as that is known. */
export function askedNow(
  { form: own, documents }: FormDefinition,
  led: Pick<LedState, 'asking' | 'known'> & Partial<Pick<LedState, 'narrowed' | 'doing'>>,
): AskedNow | undefined {
  // What an act takes is asked by a form of its own.
  const [form, { asking, known, narrowed = [] }] = led.doing ? [led.doing.form, led.doing.talk] : [own, led];
  if (!asking) return undefined;
  const leaf = asking.kind === 'field' ? formMapOf(form).leaves.get(patternOf(asking.paths[0] ?? '')) : undefined;
  const papers = led.doing ? (led.doing.files?.documents ?? []) : documents;
  const offered = asking.kind === 'known' ? (known?.fields ?? []) : [];
  const all = leaf?.options ?? [];
  const near = all.filter(({ value }) => narrowed.includes(value));
  const options = near.length === 0 && (leaf?.searched || all.length > MOST_LISTED) ? [] : near.length > 0 ? near : all;
  return {
    ...asking,
    options,
    file: leaf?.file,
    documents: asking.kind === 'documents' ? papers.filter(({ code }) => asking.paths.includes(code)) : [],
    task: led.doing?.files?.task,
    isArea: leaf?.format === GEOMETRY_FORMAT,
    isYesNo: leaf?.kind === 'yes-no',
    known: offered,
  };
}
