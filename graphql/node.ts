import { builder } from './builder.js';

/** Whatever has an identity of its own. Who implements it has a row in `entities.ts`, and an `id` that is unique everywhere. */
export const Node = builder.interfaceRef<object>('Node').implement({
  description: 'Whatever has an identity of its own: `node(id:)` finds it by it.',
  fields: (t) => ({
    id: t.id({
      description: 'Unique over the whole installation; nothing can be read off it.',
      resolve: () => {
        throw new Error('each type says its own id');
      },
    }),
  }),
});
