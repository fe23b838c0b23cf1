import { EnvelopArmor } from '@escape.tech/graphql-armor';
import { GraphQLError, NoSchemaIntrospectionCustomRule, validate } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { badDocument } from './mask-error.js';
import { fewMutations } from './mutation-limit.js';

/** After so many faults a document is not looked at further: finding and telling them costs more than one is worth. */
const FAULTS = 10;

/** What one document may ask for. Explanations are trees, so depth is generous; lists are paged besides. */
export function documentLimits({ production }: { production: boolean }): Plugin {
  const { plugins } = new EnvelopArmor({
    maxDepth: { n: 24, propagateOnRejection: true },
    maxAliases: { n: 30 },
    maxDirectives: { n: 50 },
    maxTokens: { n: 2_000 },
    costLimit: { maxCost: 100_000, objectCost: 2, scalarCost: 1, depthCostFactor: 1.2 },
    // Names that a caller only nearly knows tell a stranger the rest.
    blockFieldSuggestion: { enabled: production },
  }).protect();
  return {
    onPluginInit({ addPlugin }) {
      for (const plugin of plugins) addPlugin(plugin as Plugin);
      if (production) addPlugin(withoutIntrospection);
      addPlugin(withFewMutations);
      addPlugin(explainedValidation);
    },
  };
}

const withoutIntrospection: Plugin = {
  onValidate({ addValidationRule }) {
    addValidationRule(NoSchemaIntrospectionCustomRule);
  },
};

const withFewMutations: Plugin = {
  onValidate({ addValidationRule }) {
    addValidationRule(fewMutations);
  },
};

/** Few faults, each as a refusal in both languages: what validation finds goes out without passing the mask. */
const explainedValidation: Plugin = {
  onValidate({ setValidationFn }) {
    setValidationFn((schema, document, rules) => validate(schema, document, rules, { maxErrors: FAULTS }));
    return ({ result, setResult }) =>
      setResult(result.map((error) => (error instanceof GraphQLError ? badDocument(error) : error)));
  },
};
