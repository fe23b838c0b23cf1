import { type ReactNode, useRef } from 'react';
import { useTongue } from '../../shared/language.js';
import { Question } from '../../shared/work/question.js';
import { documentWords } from '../messages.js';
import { Comparison } from './comparison.js';
import { Issues } from './issues.js';
import type { Kind } from './kinds.js';
import { Publish } from './publish.js';
import { useReport } from './use-report.js';

interface EditorProps {
  kind: Kind;
  text: string;
  onChange(text: string): void;
  /** what is in force, if anything is: the text is compared with it */
  inForce?: { code: string; version: number } | undefined;
  /** shown beside the issues, as a preview */
  children?: ReactNode;
}

/** The text of a document with what is wrong with it beside it, while one types. */
export function Editor({ kind, text, onChange, inForce, children }: EditorProps) {
  const { say } = useTongue();
  const area = useRef<HTMLTextAreaElement>(null);
  const { report, checking } = useReport(kind, text);
  function goTo(line: number, column: number) {
    const before = text.split('\n').slice(0, line - 1);
    const at = before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
    area.current?.focus();
    area.current?.setSelectionRange(at, at + 1);
    const height = Number.parseFloat(getComputedStyle(area.current as Element).lineHeight);
    area.current?.scrollTo({ top: Math.max(0, (line - 6) * height) });
  }
  return (
    <div className="sides">
      <div>
        <Question label={say(documentWords.TEXT)} className="code">
          {(ties) => (
            <textarea
              {...ties}
              ref={area}
              className="code-text"
              dir="ltr"
              lang="en"
              rows={28}
              wrap="off"
              spellCheck={false}
              value={text}
              onChange={({ target }) => onChange(target.value)}
            />
          )}
        </Question>
        <label className="button second file">
          {say(documentWords.CHOOSE_FILE)}
          <input
            type="file"
            accept=".json,application/json"
            onChange={async ({ target }) => {
              const [file] = target.files ?? [];
              if (file) onChange(await file.text());
            }}
          />
        </label>
      </div>
      <aside>
        <p role="status" className="dim">
          {checking ? say(documentWords.CHECKING) : ' '}
        </p>
        {report && <Issues of={report.issues} onGo={goTo} />}
        {children}
        {inForce && <Comparison kind={kind} text={text} inForce={inForce} />}
        {report?.valid && !checking && <Publish key={report.hash} kind={kind} text={text} report={report} />}
      </aside>
    </div>
  );
}
