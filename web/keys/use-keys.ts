import { useEffect, useRef } from 'react';
import { useKeysAreOn } from '#web/keys/key-switch.ts';

/** What one key does on a page, and how the list of keys says it. */
export type KeyDeed = {
  /** As the browser names it: `j`, `X`, `?`; Enter is of whatever has the focus. */
  readonly key: string;
  readonly words: string;
  /** While it is held down it runs again and again. @default once */
  readonly repeats?: true;
  /** Says whether it did something: then the key does nothing else. */
  readonly run: (event: KeyboardEvent) => boolean | void;
};

type Pressed = Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'defaultPrevented'>;

const isTyping = (target: EventTarget | null): boolean => {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
};

const isFree = ({ ctrlKey, metaKey, altKey, isComposing, defaultPrevented }: Pressed): boolean =>
  !ctrlKey && !metaKey && !altKey && !isComposing && !defaultPrevented;

/** While something is asked, its dialog has the keyboard. */
const isAsked = (): boolean => document.querySelector('[role="dialog"]') !== null;

/** Keys of one character, while nobody types and nothing is asked. The deeds of the last drawing count. */
export const useKeys = (deeds: readonly KeyDeed[]): void => {
  const isOn = useKeysAreOn();
  const latest = useRef(deeds);
  useEffect(() => {
    latest.current = deeds;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const press = (event: KeyboardEvent): void => {
      if (!isFree(event) || isTyping(event.target) || isAsked()) return;
      const deed = latest.current.find(({ key }) => key === event.key);
      if (deed === undefined || (event.repeat && deed.repeats !== true)) return;
      if (deed.run(event) !== false) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [isOn]);
};
