import { DBOS } from '@dbos-inc/dbos-sdk';

// Forked with the address of a database: lives `cases` workflows, `atOnce` of them side by side, whenever it is sent a message
// `{ cases, atOnce }`, and answers `{ perSecond }`.

const STEPS_BEFORE_EACH_MESSAGE = 2;

async function steps(from) {
  for (let i = 0; i < STEPS_BEFORE_EACH_MESSAGE; i += 1) {
    await DBOS.runStep(async () => undefined, { name: `step-${from + i}` });
  }
}

const permit = DBOS.registerWorkflow(
  async function permit() {
    await steps(1);
    await DBOS.recv('decided', 60);
    await steps(3);
    await DBOS.recv('paid', 60);
    await steps(5);
    return 'ISSUED';
  },
  { name: 'permit' },
);

DBOS.setConfig({ name: 'bench', systemDatabaseUrl: process.argv[2], logLevel: 'error' });
await DBOS.launch();

async function live() {
  const handle = await DBOS.startWorkflow(permit)();
  await DBOS.send(handle.workflowID, {}, 'decided');
  await DBOS.send(handle.workflowID, {}, 'paid');
  await handle.getResult();
}

process.on('message', async ({ cases, atOnce }) => {
  let left = cases;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left > 0) {
        left -= 1;
        await live();
      }
    }),
  );
  process.send({ perSecond: cases / ((performance.now() - began) / 1_000) });
});
process.on('disconnect', () => process.exit(0));
process.send('ready');
