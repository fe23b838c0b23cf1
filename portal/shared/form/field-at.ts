import { useEffect } from 'react';
import type { AskedField } from '../../../forms/agenda/look.js';

/** A field of an agenda by its path. */
export function fieldAt(fields: readonly AskedField[], path: string): AskedField | undefined {
  for (const field of fields) {
    if (field.path === path) return field;
    const found = fieldAt([...field.fields, ...field.items], path);
    if (found) return found;
  }
  return undefined;
}

/** Who comes to a field by the address goes on in it. */
export function useFieldInAddress(): void {
  useEffect(() => {
    const place = document.getElementById(location.hash.slice(1));
    const input = place?.matches('fieldset')
      ? place.querySelector<HTMLElement>('input, select, textarea, button')
      : place;
    input?.focus();
    place?.scrollIntoView({ block: 'center' });
  }, []);
}
