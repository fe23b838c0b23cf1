import { type Arrows, betweenOutermost, countOf, reduced } from './arrows.js';
import { FLOORS, outermost, ROOMS, type Room } from './rooms.js';

const PURE = ['forms', 'policy', 'workflows'];

const ENTRIES = ['server.ts', 'worker.ts', 'cli'];

const idOf = (room: string): string => room.replace(/\W/g, '_');

const labelOf = (room: string): string => (room.endsWith('.ts') ? room : `${room.replace('city/', '')}/`);

const node = ({ name, purpose }: Room): string => `${idOf(name)}["<b>${labelOf(name)}</b><br/>${purpose}"]`;

const lines = (arrows: Arrows): string[] =>
  [...arrows].flatMap(([from, tos]) => [...tos].map((to) => `${idOf(from)} --> ${idOf(to)}`));

const isInner = (room: string): boolean => outermost(room) !== room;

/** The rooms with the arrows that are needed to see every other, the highest floor at the top. */
function mermaid(arrows: Arrows): string {
  const fromTop = [...ROOMS].reverse();
  const inner = new Map(
    [...arrows]
      .filter(([from]) => isInner(from))
      .map(([from, tos]) => [from, new Set([...tos].filter((to) => outermost(to) === outermost(from)))]),
  );
  return [
    'flowchart TB',
    ...fromTop.filter(({ name }) => !isInner(name)).map((room) => `  ${node(room)}`),
    '  subgraph city["<b>city/</b> what the municipality keeps and does"]',
    ...fromTop.filter(({ name }) => isInner(name)).map((room) => `    ${node(room)}`),
    ...lines(reduced(inner)).map((line) => `    ${line}`),
    '  end',
    ...lines(reduced(betweenOutermost(arrows))).map((line) => `  ${line}`),
    '  classDef pure fill:#e6f4ea,stroke:#34a853,color:#111',
    '  classDef entry fill:#e8f0fe,stroke:#4285f4,color:#111',
    '  style city fill:none',
    `  class ${PURE.map(idOf).join(',')} pure`,
    `  class ${ENTRIES.map(idOf).join(',')} entry`,
  ].join('\n');
}

/** Every arrow, a room a line, from the top floor down. */
function table(arrows: Arrows): string {
  const order = ROOMS.map(({ name }) => name);
  const rows = FLOORS.flatMap((rooms, floor) =>
    rooms.map(({ name }) => {
      const imports = order.filter((room) => arrows.get(name)?.has(room)).map((room) => `\`${labelled(room)}\``);
      return `| ${floor + 1} | \`${labelled(name)}\` | ${imports.join(' ')} |`;
    }),
  );
  return ['| floor | room | imports |', '| --- | --- | --- |', ...rows.reverse()].join('\n');
}

const labelled = (room: string): string => (room.endsWith('.ts') ? room : `${room}/`);

/** The printed part of `docs/architecture.md`. */
export function housePicture(arrows: Arrows): string {
  const outer = betweenOutermost(arrows);
  return `\`\`\`mermaid
${mermaid(arrows)}
\`\`\`

An arrow is an import. One that others already say (A → C beside A → B → C) is left out of the picture and stands in the
table. Green rooms are pure; blue ones are where a process begins. ${outer.size} rooms and ${countOf(outer)} arrows; with the rooms of \`city/\` counted
apart ${arrows.size} rooms and ${countOf(arrows)} arrows.

${table(arrows)}`;
}
