import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { persianCode } from '../../forms/persian.js';
import { plotOf } from '../../forms/plot.js';
import { exampleOn } from '../support/example.js';
import { answersFor, statusOf } from '../support/permits.js';
import { freshPlot } from '../support/plots.js';
import { runCli } from '../support/run-cli.js';
import { type System, startSystem } from '../support/system.js';

// A plot is divided: the permit says so, nothing more is filed for it, and what is known of it is known of its parts.

let system: System;
let life: ReturnType<typeof exampleOn>;

beforeAll(async () => {
  system = await startSystem();
  life = exampleOn(system, 'plot-subdivision');
  await life.publish();
});
afterAll(() => system.stop());

const propertyOn = (plot: string) => {
  const property = life.definition.examples[0]?.answers.property as object | undefined;
  return { property: { ...property, nosaziCode: plot } };
};

async function codeAndText(mutation: string, variables: Record<string, unknown>) {
  const { errors } = (await system.ask('citizen-1', mutation, variables as never)) as {
    errors?: { extensions: { code: string; messages?: { fa: string; en: string } }; message: string }[];
  };
  return errors
    ?.map(({ extensions, message }) => `${extensions.code} ${message} ${JSON.stringify(extensions)}`)
    .join('');
}
const START = 'mutation($t: ID!, $a: JSON!) { startApplication(permitType: $t, answers: $a) { reference } }';
const SUBMIT = 'mutation($r: ID!) { submitApplication(reference: $r) { status } }';
const listed = async (p: string) => {
  const query = 'query($p: String) { applications(filter: { parcel: $p }) { edges { node { reference } } } }';
  type Found = { applications: { edges: { node: { reference: string } }[] } };
  const { applications } = await system.get<Found>('supervisor-1', query, { p });
  return applications.edges.map(({ node }) => node.reference);
};

it('ends a plot, refuses cases on it, knows its past of the new ones, and gives it back', {
  timeout: 300_000,
}, async () => {
  const [old, one, two] = [freshPlot(), freshPlot(), freshPlot()];
  const [was, first, second] = [old, one, two].map(plotOf);
  const { people } = life;
  // Filed for the old plot before, and a draft that waits.
  const before = await people.grant('construction', answersFor('construction', old));
  const waiting = await people.draft('construction', answersFor('construction', old));

  const { reference, evaluation } = await life.file(0, { change: propertyOn(old) });
  expect(evaluation.outcome).toBe('CLEAN');
  const survey = await life.taskAt(reference, 'survey');
  const parts = [one, two].map((code) => ({ code, area: '120' }));
  expect(await life.decide('supervisor-1', survey.id, { a: { parts } })).toBeUndefined();
  // What would become of it is seen before it does.
  const preview =
    'query($r: ID!, $a: JSON!, $d: [ID!]) { evaluate(permitType: "plot-subdivision", reference: $r, answers: $a, documents: $d) { plots { ended begun } } }';
  const [example] = life.definition.examples;
  const given = { r: reference, a: { ...example?.answers, ...propertyOn(old) }, d: example?.documents };
  expect(await system.get('citizen-1', preview, given)).toEqual({
    evaluate: { plots: { ended: [was], begun: [first, second] } },
  });
  // At the desk and on the page of the case, though nothing was worked out anew since.
  const known = 'query($r: ID!) { application(reference: $r) { evaluation { plots { ended begun } } } }';
  for (const as of ['citizen-1', 'head-1'])
    expect(await system.get(as, known, { r: reference })).toEqual({
      application: { evaluation: { plots: { ended: [was], begun: [first, second] } } },
    });
  expect(await life.decide('head-1', (await life.taskAt(reference, 'approval')).id)).toBeUndefined();
  await people.becomes(reference, 'AWAITING_PAYMENT');
  await people.pay(reference);
  await people.becomes(reference, 'ISSUED');

  const query = 'query($r: ID!) { application(reference: $r) { permit { plots { ended begun } } } }';
  const plots = { ended: [was], begun: [first, second] };
  expect(await system.get('citizen-1', query, { r: reference })).toEqual({ application: { permit: { plots } } });
  expect(await system.get('citizen-1', query, { r: before.reference })).toEqual({
    application: { permit: { plots: null } },
  });
  expect((await life.paper(reference)).text).toContain('پلاک تازه');
  // Whoever has the paper in hand reads the same, and whoever keeps a map is told that there is something to read.
  const verify = 'query($r: ID!) { application(reference: $r) { permit { token } } }';
  const { application } = await system.get<{ application: { permit: { token: string } } }>('citizen-1', verify, {
    r: reference,
  });
  const { token } = application.permit;
  const verified = 'query($t: String!) { verifyPermit(token: $t) { valid plots { ended begun } } }';
  expect(await system.get('citizen-2', verified, { t: token })).toEqual({ verifyPermit: { valid: true, plots } });
  const page = async () => {
    const body = new URLSearchParams({ token });
    return (await fetch(`${system.url}/verify`, { method: 'POST', body })).text();
  };
  for (const plot of [was, first, second]) expect(await page()).toContain(persianCode(plot ?? ''));
  const granted = await system.prisma.event.findFirst({ where: { subject: reference, type: 'PERMIT_GRANTED' } });
  expect(granted?.data).toMatchObject({ plotsEnded: 1, plotsBegun: 2 });

  // Another version that would leave it as it is, over the case as it was granted.
  const { grant: _, ...undivided } = life.definition as typeof life.definition & { grant: object; version: number };
  const [file, report] = ['undivided.json', 'report.json'].map((name) => join(system.config.dataDir, name));
  writeFileSync(file ?? '', JSON.stringify({ ...undivided, version: undivided.version + 1 }));
  const env = { ...process.env, DATABASE_URL: system.config.databaseUrl, DATA_DIR: system.config.dataDir };
  const { out, err } = await runCli(['dry-run', file ?? '', '--json', report ?? '', '--html', `${report}.html`], env);
  expect(`${out}${err}`).toContain(`${reference}: ${was} → ${first} · ${second}; now as they are`);
  expect(JSON.parse(readFileSync(report ?? '', 'utf8')).plots).toEqual([
    { reference, was: { ends: [was], begins: [first, second] }, now: null },
  ]);
  expect(readFileSync(`${report}.html`, 'utf8')).toContain('بی‌تغییر');

  const asked = { t: 'construction', a: answersFor('construction', old) };
  expect(await codeAndText(START, asked)).toMatch(new RegExp(`^CONFLICT .*${first} · ${second}`));
  expect(await codeAndText(SUBMIT, { r: waiting })).toMatch(new RegExp(`^CONFLICT .*${first} · ${second}`));

  // A construction on a part finds the permit that the whole plot has.
  expect(await listed(one)).toEqual(expect.arrayContaining([before.reference, reference]));
  const again = await life.file(0, { change: propertyOn(one) });
  expect(statusOf(again, 'R-SUB-01')).toBe('PASS');
  const { registers } = await system.prisma.submission.findFirstOrThrow({ where: { reference: again.reference } });
  expect(JSON.stringify(registers)).toContain(before.permit?.number);

  const begin = 'mutation($i: AppealDecisionInput!) { appealDecision(input: $i) { errors { code } } }';
  const input = { reference, appeal: 'annulment', ground: 'FALSE_DEED', reason: 'the deed was false' };
  expect(await system.get('head-1', begin, { i: input })).toEqual({ appealDecision: { errors: [] } });
  expect(await life.decide('director-1', (await life.taskAt(reference, 'annulment')).id)).toBeUndefined();
  const standing = () => system.prisma.permit.findFirstOrThrow({ where: { reference } });
  await expect.poll(async () => (await standing()).status, { timeout: 60_000 }).toBe('REVOKED');
  expect(await system.get('citizen-2', verified, { t: token })).toEqual({
    verifyPermit: { valid: false, plots: null },
  });
  expect(await page()).not.toContain(persianCode(second ?? ''));
  expect(await codeAndText(SUBMIT, { r: waiting })).toBeUndefined();
  expect(await listed(one)).toEqual([again.reference]);
});
