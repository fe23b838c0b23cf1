import type { ReactNode } from 'react';

const CODE = /([\u2066]?[\dA-Z\u06f0-\u06f9]+(?:-[\dA-Z\u06f0-\u06f9]+)+\u2069?)/;

/** A text whose references and numbers of permits stay on one line. */
export const unbroken = (text: string): ReactNode[] =>
  text.split(CODE).map((part, i) =>
    i % 2 === 1 ? (
      <span key={part} className="unbroken">
        {part}
      </span>
    ) : (
      part
    ),
  );
