import { serve } from '../../city/catalogue/test-support/serve.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { twoVersions } from '../../test/migration/versions.js';
import { definitionAt, everyStepFile } from '../../test/support/definition.js';
import { referenceFiling } from '../../test/support/lives.js';
import { smallAnswers, smallType } from '../../test/support/published-type.js';
import * as messages from '../../workflows/messages.js';
import { moves } from './operator.js';
import { ask } from './person.js';
import type { Scene } from './scene.js';

/** The lives that are swept: each takes a case from its start to its end, whatever ends meanwhile. */
export const LIVES: Record<string, (scene: Scene) => Promise<void>> = {
  async granted(scene) {
    await construction(scene);
    const id = await scene.taskOf('supervisor');
    await scene.does('claim', 'supervisor-1', 'mutation($id: ID!) { claimTask(id: $id) { id status } }', { id });
    await scene.decide('supervisor-1', 'supervisor', { outcome: 'APPROVE' }, 'payment');
    await scene.pay('ISSUED');
  },
  async refused(scene) {
    await construction(scene);
    await scene.decide('supervisor-1', 'supervisor', { outcome: 'RETURN', reason: 'نقشه ناخوانا است' }, 'request');
    const answers = { ...referenceFiling('construction').answers, declarations: { accurate: true } };
    const save = 'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { reference } }';
    await scene.does('save', 'citizen-1', save, { a: answers });
    await scene.submit('refile', 'approval');
    await scene.decide('supervisor-1', 'supervisor', { outcome: 'REJECT', reason: 'خارج از محدوده' }, 'REJECTED');
  },
  async withdrawn(scene) {
    await construction(scene);
    const id = await scene.taskOf('supervisor');
    const query = (what: string) => `mutation($id: ID!) { ${what} { id status } }`;
    await scene.does('claim', 'supervisor-1', query('claimTask(id: $id)'), { id });
    await scene.does('release', 'supervisor-1', query('releaseTask(id: $id)'), { id });
    await scene.does('prioritize', 'admin-1', query('prioritizeTask(id: $id, priority: URGENT)'), { id });
    await scene.does('reassign', 'director-1', query('reassignTask(id: $id, to: "supervisor-2", reason: "r")'), { id });
    await scene.submit('replace', 'approval');
    const withdraw = 'mutation($r: ID!) { withdrawApplication(reference: $r, reason: "r") { reference status } }';
    await scene.does('withdraw', 'citizen-1', withdraw);
  },
  async decidedByTheEngine(scene) {
    const { answers } = referenceFiling('inquiry');
    await scene.start('inquiry', answers);
    await scene.submit('submit', 'payment');
    await scene.pay('ISSUED');
  },
  async lapsed(scene) {
    const code = `lapsing-n${scene.number}`;
    const { steps, ...rest } = definitionAt(everyStepFile);
    const wanted = new Set(['request', 'analysis', 'calculation', 'payment', 'print']);
    await serve(
      scene.lane.prisma,
      FormDefinition.parse({
        ...rest,
        code,
        steps: steps
          .filter(({ id }) => wanted.has(id))
          .map((step) =>
            step.id === 'payment' ? { ...step, deadlines: [{ after: { seconds: 1 }, then: 'expire' }] } : step,
          ),
      }),
    );
    await scene.start(code, smallAnswers);
    await scene.submit('submit', 'RECALCULATION_DUE');
    const recalculate = 'mutation($r: ID!) { recalculate(reference: $r) { reference } }';
    await scene.act(
      'recalculate',
      () => ask(scene.lane, 'citizen-1', recalculate, { r: scene.reference }),
      async () => {
        const row = await scene.lane.prisma.application.findUniqueOrThrow({ where: { reference: scene.reference } });
        return row.revision === 2 && row.status === 'RECALCULATION_DUE';
      },
    );
    await scene.does('withdraw', 'citizen-1', 'mutation($r: ID!) { withdrawApplication(reference: $r) { status } }');
  },
  async everyStep(scene) {
    const code = `every-step-n${scene.number}`;
    await serve(scene.lane.prisma, FormDefinition.parse({ ...definitionAt(everyStepFile), code }));
    await scene.start(code, { ...smallAnswers, visit: true });
    await scene.submit('submit', 'opinion,visit');
    await scene.decide('agency-1', 'agency', { outcome: 'APPROVE' }, 'visit');
    await signalled(scene, 'visited', 'visited', { floors: 2 }, 'approval');
    const task = { taskId: await scene.taskOf('supervisor'), outcome: 'APPROVE', by: 'supervisor-1', reason: 'r' };
    await signalled(scene, 'approve-by-signal', messages.decideTaskSignal.name, task, 'payment');
    await scene.pay('audit');
    await scene.decide('auditor-1', 'auditor', { outcome: 'APPROVE' }, '');
  },
  async moved(scene) {
    const code = `moving-n${scene.number}`;
    const { old, now } = twoVersions();
    await serve(scene.lane.prisma, FormDefinition.parse({ ...old, code }));
    await scene.start(code, smallAnswers);
    await scene.submit('submit', 'approval');
    const id = await scene.taskOf('supervisor');
    await scene.does('claim', 'supervisor-1', 'mutation($id: ID!) { claimTask(id: $id) { id status } }', { id });
    await serve(scene.lane.prisma, FormDefinition.parse({ ...now, code }));
    const map = { steps: { approval: 'supervision' }, redo: [] };
    await moves(scene, { permitType: code, to: 2, from: 1, map }, 'supervision');
    await scene.decide('supervisor-1', 'supervisor', { outcome: 'APPROVE' }, 'payment');
    await scene.pay('audit');
    await scene.decide('auditor-1', 'auditor', { outcome: 'APPROVE' }, '');
  },
  async published(scene) {
    const code = `awning-n${scene.number}`;
    const publish = 'mutation($d: JSON!) { publishPermitType(definition: $d) { status version } }';
    await scene.does('publish', 'admin-1', publish, { d: smallType({ code }) });
    await scene.start(code, smallAnswers);
    await scene.submit('submit', 'payment');
    await scene.pay('ISSUED');
  },
};

async function construction(scene: Scene): Promise<void> {
  const { answers, documents } = referenceFiling('construction');
  await scene.start('construction', answers, documents);
  await scene.submit('submit', 'approval');
}

/** Sends a signal as somebody who reaches Temporal. */
async function signalled(scene: Scene, act: string, name: string, data: unknown, step: string): Promise<void> {
  const send = async () => {
    await scene.handle.signal(name, data);
    return 'sent';
  };
  await scene.act(act, send, async () => {
    const row = await scene.lane.prisma.application.findUniqueOrThrow({ where: { reference: scene.reference } });
    return row.currentSteps.join() === step;
  });
}
