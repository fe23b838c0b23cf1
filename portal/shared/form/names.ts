import { useEffect, useMemo, useState } from 'react';
import { useClient } from 'urql';
import type { Choice } from '../../../forms/agenda/choices.js';
import { choiceName, chosenIn, withNames } from '../../../forms/agenda/chosen.js';
import type { Schema } from '../../../forms/expression/schema.js';
import { graphql } from '../api/graphql.js';
import type { FormSource } from './context.js';

export const ChoicesQuery = graphql(`
  query Choices($permitType: ID!, $version: Int, $step: ID, $body: ID, $path: String!, $search: String, $values: [String!], $first: Int) {
    permitType(code: $permitType, version: $version) {
      code
      choices(path: $path, step: $step, body: $body, search: $search, values: $values, first: $first) { value label { fa en } }
    }
  }
`);

/** As many values as are asked for at once. */
const MOST = 100;

/** The form's schema, which says what is called what of that which stands in the answers and was chosen from registers. */
export function useNames(schema: Schema, answers: unknown, source: FormSource | undefined): Schema {
  const client = useClient();
  const [names, setNames] = useState<ReadonlyMap<string, Choice>>(new Map());
  const chosen = useMemo(() => (source ? chosenIn(schema, answers) : []), [schema, answers, source]);
  const lacking = chosen.filter(
    ({ value, options }) => value !== '' && !names.has(choiceName(options.register, value)),
  );
  const asked = JSON.stringify(
    lacking.slice(0, MOST).map(({ path, value, options }) => [options.register, path, value]),
  );
  useEffect(() => {
    const rowsOf = JSON.parse(asked) as [register: string, path: string, value: string][];
    const registers = [...new Set(rowsOf.map(([register]) => register))];
    let counts = true;
    for (const register of registers) {
      const rows = rowsOf.filter(([own]) => own === register);
      const path = rows[0]?.[1] ?? '';
      const values = [...new Set(rows.map(([, , value]) => value))];
      const variables = { ...source, permitType: source?.permitType ?? '', path, values };
      void client
        .query(ChoicesQuery, variables)
        .toPromise()
        .then(({ data }) => {
          const found = data?.permitType?.choices;
          if (!found || !counts) return;
          const said = values.map((value) => {
            const unknown = { value, label: { fa: value, en: value } };
            return [choiceName(register, value), found.find((each) => each.value === value) ?? unknown] as const;
          });
          setNames((before) => new Map([...before, ...said]));
        });
    }
    return () => {
      counts = false;
    };
  }, [client, asked, source]);
  return useMemo(() => {
    if (names.size === 0) return schema;
    const of = (register: string) =>
      [...names].flatMap(([name, choice]) => (name === choiceName(register, choice.value) ? [choice] : []));
    return withNames(schema, ({ register }) => of(register));
  }, [schema, names]);
}
