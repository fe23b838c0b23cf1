import type { DefinitionIssue } from '../language/issue.js';
import { hasHiddenSign } from '../plain-text.js';
import { problem } from './problem.js';

/** As many as somebody reads. */
const MOST = 20;
const MESSAGE = 'the text has a control or bidirectional sign, which hides or turns round what people read';

/** Every text, keys among them, that is not as it looks: a version is approved by whoever reads it. */
export function hiddenSigns(document: unknown): DefinitionIssue[] {
  const found: DefinitionIssue[] = [];
  const waiting: [value: unknown, path: string][] = [[document, '']];
  for (let next = waiting.pop(); next && found.length < MOST; next = waiting.pop()) {
    const [value, path] = next;
    if (typeof value === 'string') {
      if (hasHiddenSign(value)) found.push(problem(path, 'HIDDEN_SIGN', MESSAGE));
    } else if (Array.isArray(value)) {
      for (const [i, item] of value.entries()) waiting.push([item, `${path}[${i}]`]);
    } else if (value !== null && typeof value === 'object') {
      for (const [key, item] of Object.entries(value)) {
        if (hasHiddenSign(key)) found.push(problem(path, 'HIDDEN_SIGN', MESSAGE));
        waiting.push([item, path === '' ? key : `${path}.${key}`]);
      }
    }
  }
  return found;
}
