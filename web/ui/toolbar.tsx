import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

type ToolbarProps = { readonly label: string; readonly children: ReactNode };

const buttonsOf = (bar: HTMLElement | null): readonly HTMLElement[] => [
  ...(bar?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? []),
];

/** Tab stops once: at the button that had the focus last. */
const keepOneStop = (bar: HTMLElement | null): void => {
  const buttons = buttonsOf(bar);
  const at = buttons.find((button) => button.tabIndex === 0) ?? buttons[0];
  for (const button of buttons) button.tabIndex = button === at ? 0 : -1;
};

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Deeds side by side as one stop of Tab; the arrows go from one to the next (WAI-ARIA toolbar). */
export const Toolbar = ({ label, children }: ToolbarProps) => {
  const bar = useRef<HTMLDivElement>(null);
  // After every drawing: buttons come and go with what they do.
  useEffect(() => keepOneStop(bar.current));
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    const buttons = buttonsOf(bar.current);
    const at = buttons.findIndex((button) => button === document.activeElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    const next = buttons[(at + step + buttons.length) % buttons.length];
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next?.focus();
  };
  return (
    <div ref={bar} role="toolbar" tabIndex={-1} aria-label={label} className="sf-toolbar" onKeyDown={move}>
      {children}
    </div>
  );
};
