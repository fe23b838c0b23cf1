/**
 * The house: rooms from the ground up. A file may import files of its own room and of rooms on lower floors, never of a
 * room on its own floor or above. What a lower room needs from above is handed to it as a value.
 */
const FLOORS = require('./tools/scripts/house/rooms.json').map((floor) => floor.map(({ name }) => name));

/** Rooms of pure code: whatever they need from outside is handed in. */
const PURE = ['forms', 'policy', 'workflows'];

/** Files that read a pure room's own data from the disk; its pure code does not import them. */
const INPUT_OUTPUT = '^forms/(load|read-files)\\.ts$';

const inside = (rooms) =>
  `^(${rooms.map((room) => (room.endsWith('.ts') ? `${room.replace('.', '\\.')}$` : `${room}/`)).join('|')})`;

function belowItself(room, floor) {
  const others = FLOORS.slice(floor)
    .flat()
    .filter((other) => other !== room);
  return {
    name: `${room}-imports-downwards`,
    comment: `${room} stands on floor ${floor + 1}. It may import ${FLOORS.slice(0, floor).flat().join(', ') || 'no other room'}. Hand the value in from above, or move the shared piece to a lower room.`,
    severity: 'error',
    from: { path: inside([room]) },
    to: { path: inside(others) },
  };
}

module.exports = {
  forbidden: [
    // The room at the top has none above it.
    ...FLOORS.flatMap((rooms, floor) => rooms.map((room) => belowItself(room, floor))).slice(0, -1),
    {
      name: 'no-circles',
      comment: 'Two files that import each other are one file, or a third holds what both need.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'pure-rooms-do-no-io',
      comment:
        'forms/, policy/ and workflows/ compute. Load in forms/load.ts, in an activity or in a command, and hand the value in.',
      severity: 'error',
      from: { path: inside(PURE), pathNot: INPUT_OUTPUT },
      to: { path: INPUT_OUTPUT, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-rooms-import-no-platform',
      comment:
        'Workflow code is deterministic and forms/ also runs in a browser: no module of Node, database, network or GraphQL.',
      severity: 'error',
      from: { path: inside(PURE), pathNot: INPUT_OUTPUT },
      to: {
        path: [
          // A hash is computed, not read.
          '^(?!crypto$)[a-z_/]+$',
          'node_modules/(@prisma|pg|graphql|graphql-yoga|@pothos|express|undici|pino)/',
          'node_modules/@temporalio/(client|worker)/',
        ],
        dependencyTypes: ['core', 'npm', 'npm-dev'],
      },
    },
    {
      name: 'portal-is-a-client',
      comment: 'The pages reach the product as everybody does: by the API. No room imports them.',
      severity: 'error',
      from: { pathNot: '^portal/' },
      to: { path: '^portal/' },
    },
    {
      name: 'everything-has-a-room',
      comment:
        'A file at the root or in a folder that is no room has no reason to be found by. Give it one of the rooms.',
      severity: 'error',
      from: {
        path: '.',
        pathNot: [inside(FLOORS.flat()), '^((vitest|prisma)\\.config\\.ts|\\.dependency-cruiser\\.cjs)$'],
      },
      to: { path: '.' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', '/generated/'] },
    exclude: { path: ['^test/', '\\.test\\.ts$', '/test-support/', '^(portal/)?dist'] },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
