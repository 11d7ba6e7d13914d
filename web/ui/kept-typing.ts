import { identifierOf, type IdentifierKind } from '#domain/text/identifiers.ts';
import { lineOf, paragraphOf } from '#domain/text/typed-text.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

const identifierKinds: readonly IdentifierKind[] = [
  'company-code',
  'login-id',
  'registration-number',
  'postal-code',
];

/** Passwords and codes are sent as they are typed. */
const isText = (target: EventTarget | null): target is Field =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement &&
    ['text', 'search'].includes(target.type) &&
    !target.autocomplete.includes('one-time-code') &&
    !target.autocomplete.includes('password'));

const keptOf = (field: Field, typed: string): string => {
  const kind = identifierKinds.find((each) => each === field.dataset['identifier']);
  if (kind !== undefined) return identifierOf(kind, typed);
  return field instanceof HTMLTextAreaElement ? paragraphOf(typed) : lineOf(typed);
};

/** React notices a value only when it was set past its own setter, and told of by an event. */
const write = (field: Field, value: string): void => {
  const owner = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(owner.prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

const showKept = (field: Field): void => {
  const typed = field.value;
  const kept = keptOf(field, typed);
  if (kept === typed || field.readOnly || field.disabled) return;
  const behind = typed.slice(field.selectionStart ?? typed.length);
  write(field, kept);
  const caret = Math.max(0, kept.length - lineOf(`|${behind}`).length + 1);
  if (field === document.activeElement) field.setSelectionRange(caret, caret);
};

/**
 * Every text field shows what will be kept of a paste, at once, and of typing when it is left: by the same functions
 * as the server's door (docs/decisions/0060). `data-identifier` names the kind of a code or number.
 */
export const showKeptTexts = (root: Document): void => {
  root.addEventListener(
    'input',
    (event) => {
      const isPaste = event instanceof InputEvent && /^insertFrom(?:Paste|Drop)/.test(event.inputType);
      if (isPaste && isText(event.target)) showKept(event.target);
    },
    true,
  );
  root.addEventListener(
    'focusout',
    ({ target }) => {
      if (isText(target)) showKept(target);
    },
    true,
  );
};
