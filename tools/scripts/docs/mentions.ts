import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A path named in a page, where it is named, and the places where it may be. */
export interface Mention {
  page: string;
  line: number;
  path: string;
}

/** Names that look like paths and are none of this repository: settings' folders, the data folder, routes, homes. */
const ELSEWHERE = /^(?:[A-Z][A-Z_]*\/|\.data\/|dist\/|\/|~)/;

/** With a slash, and an extension or a slash at its end; no spaces and no wildcards. */
const PATH = /^[\w.@-]+(?:\/[\w.@-]+)*(?:\/|\/[\w.@-]+\.\w+)$/;

/** A file of the page's own folder, as rooms' pages name them. */
const OWN_FILE = /^[\w.-]+\.(?:ts|js|json|graphql|prisma)$/;

const LINK = /\]\((?!\w+:|#)([^)#\s]+)(?:#[^)]*)?\)/g;

/** Paths that a page names as `code` or links to. */
export function mentionsIn(page: string, text: string, folders: ReadonlySet<string>): Mention[] {
  return text.split('\n').flatMap((words, index) => {
    const code = [...words.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span);
    const inRoom = page.endsWith('/README.md');
    const isPath = (span: string) => PATH.test(span) || (inRoom && OWN_FILE.test(span));
    const named = code.filter((span) => isPath(span) || folders.has(span.split('/')[0] ?? ''));
    const paths = named.filter((span) => !ELSEWHERE.test(span) && !/[\s<>*…{}]/.test(span));
    const links = [...words.matchAll(LINK)].map(([, target = '']) => target);
    return [...paths, ...links].map((path) => ({ page, line: index + 1, path }));
  });
}

/** Whether it is there, from the root or from the page's own folder. */
export const isThere = (root: string, { page, path }: Mention): boolean =>
  existsSync(join(root, path)) || existsSync(join(root, dirname(page), path));

/** What is in the repository, or will be with the next commit. */
export function filesOf(root: string, patterns: string[]): string[] {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns];
  const files = execFileSync('git', list, { cwd: root, encoding: 'utf8' }).split('\n');
  return [...new Set(files)].filter((file) => file && existsSync(join(root, file)));
}

/** Lines that are no comment, as empty ones. */
const commentsOf = (source: string): string => source.replace(/^(?!\s*(?:\/\/|\/?\*)).*$/gm, '');

/** The folders at the root that a path may begin with. */
const foldersOf = (root: string): Set<string> =>
  new Set(filesOf(root, []).flatMap((file) => file.match(/^([^/]+)\//)?.[1] ?? []));

/** Every path that a page, or a comment of a source, names. */
export function everyMention(root: string): Mention[] {
  const folders = foldersOf(root);
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  return [
    ...filesOf(root, ['*.md']).flatMap((page) => mentionsIn(page, read(page), folders)),
    ...filesOf(root, ['*.ts', '*.tsx', '*.prisma', '*.cjs']).flatMap((file) =>
      mentionsIn(file, commentsOf(read(file)), folders),
    ),
  ];
}
