import { type ReactNode, useEffect, useRef } from 'react';
import { useTongue } from './language.js';
import { shellWords } from './messages/shell.js';
import { unbroken } from './unbroken.js';

/** A page: its title in the window and above it. Who comes to it by a link hears its title first. */
export function Page({ title, children }: { title: string; children: ReactNode }) {
  const { say } = useTongue();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} | ${say(shellWords.NAME)}`;
  }, [title, say]);
  useEffect(() => {
    if (arrivedBefore) heading.current?.focus();
    arrivedBefore = true;
  }, []);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {unbroken(title)}
      </h1>
      {children}
    </>
  );
}

/** The first page begins where the browser begins it. */
let arrivedBefore = false;
