import { type ReactNode, useId } from 'react';

interface QuestionProps {
  label: string;
  help?: string | undefined;
  /** the input, with the attributes that tie it to its label */
  children: (ties: { id: string; 'aria-describedby'?: string }) => ReactNode;
  className?: string;
}

/** One question of a page of work, its label above it. */
export function Question({ label, help, children, className = '' }: QuestionProps) {
  const id = useId();
  return (
    <div className={`question ${className}`}>
      <label htmlFor={id}>{label}</label>
      {help && (
        <small id={`${id}-help`} className="help">
          {help}
        </small>
      )}
      {children({ id, ...(help && { 'aria-describedby': `${id}-help` }) })}
    </div>
  );
}
