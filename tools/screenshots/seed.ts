import { type DemoPeople, demoPeople } from '../../test/support/demo-person.js';

/** References of cases that the pictures show. */
export interface Seeded {
  draft: string;
  /** the supervisor's work on a case that was returned and filed anew */
  task: string;
  underReview: string;
  issued: string;
}

/** A drawing of one page, so that the reader beside the form has something to show. */
function plan(): Buffer {
  const walls =
    '4 w 80 200 430 520 re S 2 w 80 500 200 220 re S 280 560 230 160 re S 80 200 200 300 re S 280 200 230 360 re S';
  const drawn = `${walls} BT /F1 16 Tf 80 170 Td (Ground floor 1:100) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${drawn.length}>>stream\n${drawn}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj${object}endobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 6\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(`${text}${table}trailer<</Root 1 0 R/Size 6>>\nstartxref\n${text.length}\n%%EOF\n`);
}

/** A case of most kinds, in most states, by the API as people use it. */
export async function seed(url: string, dataDir: string): Promise<Seeded> {
  const people = demoPeople({ url, dataDir }, plan());
  const underReview = await people.filed('construction');
  const issued = await people.filed('inquiry');
  await payAll(people, issued);
  await people.filed('renewal');
  const returned = await people.filed('extension');
  const task = await returnAndFileAnew(people, returned);
  return { draft: await people.drafted('construction'), task, underReview, issued };
}

async function payAll({ get }: DemoPeople, reference: string): Promise<void> {
  const { application } = await get<{ application: { slips: { id: string }[] } }>(
    'citizen-1',
    'query($r: ID!) { application(reference: $r) { slips { id } } }',
    { r: reference },
  );
  for (const { id } of application.slips) {
    const visit = 'mutation($s: ID!) { startPayment(slipId: $s) { redirectUrl } }';
    const { startPayment } = await get<{ startPayment: { redirectUrl: string } }>('citizen-1', visit, { s: id });
    const body = new URLSearchParams({ outcome: 'paid' });
    await fetch(startPayment.redirectUrl, { method: 'POST', body, redirect: 'manual' });
  }
}

/** Answers with the id of the task that the second filing opens. */
async function returnAndFileAnew({ get }: DemoPeople, reference: string): Promise<string> {
  const find = 'query($r: ID!) { application(reference: $r) { answers tasks { id status } } }';
  interface Found {
    application: { answers: { property: object }; tasks: { id: string; status: string }[] };
  }
  const { application } = await get<Found>('supervisor-1', find, { r: reference });
  const decide = `mutation($id: ID!, $c: [CorrectionInput!]) {
    decideTask(id: $id, outcome: RETURN, reason: "کد پستی را با سند بسنجید.", corrections: $c) { id } }`;
  const corrections = [
    { path: 'property.postalCode', text: 'کد پستی با سند یکی نیست.' },
    { path: 'DEED', text: 'صفحهٔ دوم سند خوانا نیست.' },
  ];
  await get('supervisor-1', decide, { id: application.tasks[0]?.id, c: corrections });
  const { application: own } = await get<Found>('citizen-1', find, { r: reference });
  const answers = { ...own.answers, property: { ...own.answers.property, postalCode: '9345678914' } };
  const save = 'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { reference } }';
  await get('citizen-1', save, { r: reference, a: answers });
  await get('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
  const { application: anew } = await get<Found>('supervisor-1', find, { r: reference });
  return anew.tasks.find(({ status }) => status === 'OPEN')?.id ?? '';
}
