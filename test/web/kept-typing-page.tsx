import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { showKeptTexts } from '#web/ui/kept-typing.ts';

showKeptTexts(document);

/** Fields as React holds them, and beside each what the form would send. */
const Fields = () => {
  const [texts, change] = useState<Readonly<Record<string, string>>>({});
  const bind = (name: string) => ({
    'aria-label': name,
    value: texts[name] ?? '',
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      change((before) => ({ ...before, [name]: value })),
  });
  return (
    <>
      <input {...bind('title')} />
      <textarea {...bind('reason')} />
      <input {...bind('number')} data-identifier="registration-number" />
      <input type="password" {...bind('password')} />
      <output>{JSON.stringify(texts)}</output>
    </>
  );
};

/** What the browser does on a paste: the value first, then one event. */
const pasteInto = (label: string, text: string): void => {
  const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[aria-label="${label}"]`);
  if (field === null) return;
  field.focus();
  const owner = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(owner.prototype, 'value')?.set?.call(field, field.value + text);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste', data: text }));
};
Object.assign(window, { pasteInto });

const root = document.querySelector('#root');
if (root !== null) createRoot(root).render(<Fields />);
