import { mostFiles } from '../../cases/attached-files.js';
import { maskingOfCases } from '../../cases/case-masking.js';
import { conditionsOfCase } from '../../cases/conditions.js';
import { openTask } from '../../cases/open-task.js';
import { documentsIn } from '../../cases/work-answers.js';
import { everyStepOf } from '../../forms/every-step.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { listed } from '../../forms/messages/messages.js';
import type { Task, TaskFile } from '../../prisma/generated/client/client.js';
import type { Talking } from '../errands/errand.js';
import { EVIDENCE } from '../talk/messages/wishes.js';
import type { Files } from '../talk/state.js';
import type { ActKind, OfferedAct } from './act.js';
import { actMessages as say } from './messages.js';

const NO_WORDS = { fa: '', en: '' };
/** As much of a condition as a button holds. */
const LONGEST = 80;

type Asking = Task & { files: Pick<TaskFile, 'code' | 'sha256'>[] };

/** What shows that a condition is fulfilled, while somebody has to say whether it is. Attaching binds nobody to anything. */
export const evidence: ActKind = {
  scope: 'permits:file',
  async offered(acting, subject) {
    if (subject.kind !== 'case') return [];
    const { row, definition } = subject.open;
    const { reference } = row;
    const orderBy = [{ createdAt: 'asc' }, { id: 'asc' }] as const;
    const waiting = await acting.prisma.task.findMany({
      where: { reference, stepType: 'fulfil', status: { in: ['OPEN', 'CLAIMED'] } },
      orderBy: [...orderBy],
      include: { files: { select: { code: true, sha256: true } } },
    });
    if (waiting.length === 0) return [];
    const tasks = await acting.prisma.task.findMany({ where: { reference }, orderBy: [...orderBy] });
    const steps = everyStepOf(definition.steps);
    const masking = (await maskingOfCases(acting, acting.viewer, [reference]))(reference);
    const conditions = conditionsOfCase(tasks, jalaliDay(new Date()));
    const offered = waiting.map(async (task): Promise<OfferedAct[]> => {
      const files = { task: task.id, documents: filesOf(documentsIn(steps, task), task) };
      const words = masking.remarks(conditions.find(({ code }) => code === task.body)?.text ?? NO_WORDS);
      if (files.documents.length === 0 || !(await mayAttach(acting, task.id))) return [];
      const condition = { fa: shortened(words.fa), en: shortened(words.en) };
      const title = say.evidence({ condition });
      const tell = async () => attachedTold(files, condition);
      return [{ id: `evidence ${task.id}`, title, meant: EVIDENCE, files, says: () => title, tell }];
    });
    return (await Promise.all(offered)).flat();
  },
  perform: async () => undefined,
};

/** What still takes a file, with those that it has. */
function filesOf(documents: ReturnType<typeof documentsIn>, { files }: Asking): Files['documents'] {
  return documents.flatMap((document) => {
    const { code, title, optional = false, many } = document;
    const contents = files.filter((file) => file.code === code).map(({ sha256 }) => sha256);
    const isFull = many && contents.length >= mostFiles(document);
    return isFull ? [] : [{ code, title, needed: !optional, attached: contents.length > 0, contents }];
  });
}

async function mayAttach(acting: Talking, id: string): Promise<boolean> {
  const none = { refusal: undefined, as: [] as string[] };
  const { refusal, as } = await openTask(acting, id, 'attachEvidence').catch(() => none);
  return !refusal && as.some((relation) => relation === 'owner' || relation === 'office');
}

const shortened = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()}…` : words);

function attachedTold({ documents }: Files, condition: LocalizedText): LocalizedText {
  const titles = documents.flatMap(({ title, attached }) => (attached ? [title] : []));
  return titles.length === 0
    ? say.evidenceNone({ condition })
    : say.evidenceTold({ condition, titles: listed(titles) });
}
