import { type KeyboardEvent, useEffect, useState } from 'react';
import type { Choice } from '../../../forms/agenda/choices.js';
import { findChoices } from '../../../forms/agenda/find-choices.js';
import { useTongue } from '../language.js';
import { fieldWords } from './messages.js';

/** As many as are looked through; who sees more types more. */
export const SHOWN = 50;

interface ComboboxProps<T extends Choice> {
  ties: { id: string; describedBy: string | undefined; invalid: boolean };
  /** all there are, or what was found of what is searched elsewhere */
  options: readonly T[];
  /** tells elsewhere what was typed, where there are too many to hold */
  search?: { ask(said: string): void; state: 'busy' | 'there' | 'away' };
  chosen: T | undefined;
  /** `undefined` takes the choice back */
  choose(option: T | undefined): void;
}

/**
 * One of many, found by typing a part of its name, as the ARIA pattern of an editable combobox with a list has it: arrows go
 * through what is found, Enter takes it, Escape leaves all as it was.
 */
export function Combobox<T extends Choice>({ ties, options, search, chosen, choose }: ComboboxProps<T>) {
  const { say, number } = useTongue();
  const shown = chosen ? say(chosen.label) : '';
  const [typed, setTyped] = useState(shown);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  useEffect(() => setTyped(shown), [shown]);
  const said = typed === shown ? '' : typed;
  const found = search ? options : findChoices(options, said);
  const ask = search?.ask;
  useEffect(() => {
    if (open) ask?.(said);
  }, [open, ask, said]);
  const listed = found.slice(0, SHOWN);
  const list = `${ties.id}-list`;
  const optionId = (i: number) => `${list}-${i}`;
  const active = open && listed[at] ? optionId(at) : undefined;
  useEffect(() => {
    if (active) document.getElementById(active)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  function close(text = shown) {
    setOpen(false);
    setAt(-1);
    setTyped(text);
  }
  function take(option: T) {
    choose(option);
    close(say(option.label));
  }
  /** What was typed whole is chosen; what is no choice is not kept, or it would look chosen. */
  function leave() {
    if (typed.trim() === '' && chosen) choose(undefined);
    const [only] = found;
    if (typed.trim() !== '' && typed !== shown && only && found.length === 1) return take(only);
    close(typed.trim() === '' ? '' : shown);
  }
  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const count = listed.length;
      const from = open ? at : step > 0 ? -1 : count;
      if (count > 0) setAt((from + step + count) % count);
      return setOpen(true);
    }
    if (event.key === 'Escape' && open) {
      event.preventDefault();
      return close();
    }
    const marked = open ? listed[at] : undefined;
    if (event.key !== 'Enter' || !marked) return;
    event.preventDefault();
    take(marked);
  }
  const count = number(found.length);
  const told =
    search?.state === 'away'
      ? fieldWords.SEARCH_AWAY
      : search?.state === 'busy'
        ? fieldWords.SEARCHING
        : found.length === 0
          ? fieldWords.NONE_FOUND
          : found.length <= SHOWN
            ? fieldWords.FOUND({ count })
            : search
              ? fieldWords.FIRST_FOUND({ shown: number(SHOWN) })
              : fieldWords.FOUND_MORE({ count, shown: number(SHOWN) });
  return (
    <div className="combobox">
      <input
        id={ties.id}
        type="text"
        role="combobox"
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-busy={search?.state === 'busy'}
        aria-activedescendant={active}
        aria-describedby={ties.describedBy}
        aria-invalid={ties.invalid}
        autoComplete="off"
        placeholder={say(fieldWords.SEARCH)}
        value={typed}
        onFocus={({ target }) => target.select()}
        onClick={() => setOpen(true)}
        onChange={({ target }) => {
          setTyped(target.value);
          setOpen(true);
          setAt(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={leave}
      />
      <div id={list} role="listbox" aria-labelledby={ties.id} hidden={!open || listed.length === 0}>
        {listed.map((option, i) => (
          <div
            key={option.value}
            id={optionId(i)}
            role="option"
            tabIndex={-1}
            aria-selected={option.value === chosen?.value}
            className={i === at ? 'active' : undefined}
            // Before the field is left, which would put back what was chosen.
            onPointerDown={(event) => {
              event.preventDefault();
              take(option);
            }}
          >
            {say(option.label)}
          </div>
        ))}
      </div>
      <small role="status" className={open ? 'help' : 'unseen'}>
        {open ? say(told) : ''}
      </small>
    </div>
  );
}
