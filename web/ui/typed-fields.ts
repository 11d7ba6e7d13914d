type Field = HTMLInputElement | HTMLTextAreaElement;

const typed = new WeakSet<Element>();

/** Remembers what a person typed in; what a script filled in can be filled in again. */
export const watchTyping = (document: Document): void =>
  document.addEventListener(
    'input',
    ({ target, isTrusted }) => {
      if (isTrusted && target instanceof Element) typed.add(target);
    },
    { capture: true },
  );

const nameOf = (field: Field): string =>
  field.labels?.[0]?.textContent.replace(/\s*\*\s*$/, '') ?? field.getAttribute('aria-label') ?? '';

/** Names of the fields whose text would be lost with the page: what saves itself, and a search, would not. */
export const typedFields = (document: Document): readonly string[] =>
  [...document.querySelectorAll<Field>('input, textarea')]
    .filter((field) => typed.has(field) && field.value !== '' && !['checkbox', 'radio'].includes(field.type))
    .filter((field) => field.closest('[data-saves-itself], search') === null)
    .map(nameOf);
