import { jalaliDay } from '../../../forms/jalali.js';
import { persianDigits } from '../../../forms/persian.js';
import { escapeHtml } from '../../../runtime/escape-html.js';
import { personWords as words } from '../messages/person.js';
import type { ExportedDocument, ExportedKind } from './kind.js';
import { KINDS } from './kind-list.js';

interface Exported {
  person: string;
  kinds: readonly ExportedKind[];
  documents: readonly ExportedDocument[];
  now: Date;
}

const ltr = (text: string): string => `<bdi dir="ltr">${escapeHtml(text)}</bdi>`;
const heads = (...columns: ('case' | 'document' | 'file' | 'kind' | 'count' | 'fate')[]): string =>
  columns.map((column) => `<th>${words[column].fa}</th>`).join('');
const link = (file: string, text: string): string =>
  `<a href="${escapeHtml(file.split('/').map(encodeURIComponent).join('/'))}">${text}</a>`;

function kindRow({ name, rows }: ExportedKind): string {
  const kind = KINDS.find((each) => each.name === name);
  const kept = kind?.kept ? words.kept({ why: escapeHtml(kind.kept.fa) }).fa : words.erased.fa;
  const count = persianDigits(rows.length);
  const title = escapeHtml(kind?.title.fa ?? name);
  return `<tr><td>${rows.length > 0 ? link(`${name}.json`, title) : title}</td><td>${count}</td><td>${kept}</td></tr>`;
}

function documentRow({ reference, code, fileName, file }: ExportedDocument): string {
  const name = escapeHtml(fileName);
  const shown = file ? link(file, name) : words.fileGone({ name }).fa;
  return `<tr><td>${ltr(reference)}</td><td>${ltr(code)}</td><td><bdi>${shown}</bdi></td></tr>`;
}

const style = `body{font:16px/1.9 Vazirmatn,Tahoma,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d2733}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid #d8dee6;padding:.45rem .6rem;text-align:right;vertical-align:top}th{background:#f3f5f8}
td:nth-child(2){white-space:nowrap}a{color:#0b5cad}`;

/** The first page of an export: what there is of which kind, and what would become of it. */
export function exportPage({ person, kinds, documents, now }: Exported): string {
  const none = `<p>${words.noDocument.fa}</p>`;
  const files = `<table><thead><tr>${heads('case', 'document', 'file')}</tr></thead><tbody>${documents.map(documentRow).join('')}</tbody></table>`;
  return `<!doctype html>
<html lang="fa" dir="rtl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words.title.fa}</title>
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>${style}</style></head><body>
<h1>${words.heading.fa}</h1>
<p>${words.accountAndDay({ account: ltr(person), day: persianDigits(jalaliDay(now)) }).fa}</p>
<p>${words.files.fa}</p>
<h2>${words.data.fa}</h2><table><thead><tr>${heads('kind', 'count', 'fate')}</tr></thead><tbody>${kinds.map(kindRow).join('')}</tbody></table>
<h2>${words.documents.fa}</h2>${documents.length > 0 ? files : none}
</body></html>
`;
}
