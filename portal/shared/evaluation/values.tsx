import { createContext, type ReactNode, use, useMemo } from 'react';
import type { LocalizedText } from '../../../forms/language/text.js';
import { persianValue } from '../../../forms/persian.js';
import { useTongue } from '../language.js';

type Labels = ReadonlyMap<string, LocalizedText>;
const Context = createContext<Labels>(new Map());

/** Values inside are said as the form says them: what it offers as `RES` reads as its label. */
export function ValuesOf({ formSchema, children }: { formSchema: unknown; children: ReactNode }) {
  const labels = useMemo(() => new Map(labelsIn(formSchema)), [formSchema]);
  return <Context value={labels}>{children}</Context>;
}

/** How a value of an evaluation is shown: `120 m²`, `RES 120 0 1`. */
export function useValue(): (text: string) => string {
  const labels = use(Context);
  const { language } = useTongue();
  return (text) => {
    const labelled = text.replace(/[A-Z][A-Z0-9_]+/g, (code) => labels.get(code)?.[language] ?? code);
    return language === 'fa' ? persianValue(labelled) : labelled;
  };
}

/** Every label of every choice, wherever in the schema it is. */
function* labelsIn(schema: unknown): Generator<[string, LocalizedText]> {
  if (typeof schema !== 'object' || schema === null) return;
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'x-labels') yield* Object.entries(value as Record<string, LocalizedText>);
    else yield* labelsIn(value);
  }
}
