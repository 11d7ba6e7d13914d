import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { flushSync } from 'react-dom';
import { isComposing } from '#web/ui/plain-enter.ts';

type Keyed = { readonly value: string };
type ChoosingProps<C extends Keyed> = {
  /** In the order of the list. */
  readonly choices: readonly C[];
  /** Which of them counts now. */
  readonly chosen: string | undefined;
  /** Enter takes the first, without an arrow key. */
  readonly takesFirst: boolean;
  readonly isShownEmpty: boolean;
  /** @param isPointed chosen with the mouse or a finger, so that the hand is away from the keyboard */
  readonly onChoose: (value: string, isPointed: boolean) => void;
  /** Escape while the list is shown: what was typed is not meant. */
  readonly onGiveUp: (() => void) | undefined;
};

/** Which is the next, round the ends; the first or the last when none is. */
const stepped = <C extends Keyed>(
  choices: readonly C[],
  from: C | undefined,
  step: 1 | -1,
): string | undefined => {
  const at = from === undefined ? (step === 1 ? -1 : choices.length) : choices.indexOf(from);
  return choices.at((at + step) % Math.max(choices.length, 1))?.value;
};

/**
 * The list below a field and the keys that walk it. Where they are is state of ours, by the choice's key: Mantine's own
 * fields keep a position in the list and set it back by timers, so that on a slow machine a fast typist's arrow and
 * Enter met another choice, or none.
 */
export const useChoosing = <C extends Keyed>(props: ChoosingProps<C>) => {
  const { choices, takesFirst } = props;
  const id = useId();
  const [isOpen, open] = useState(false);
  const [at, goTo] = useState<string>();
  const led = choices.find(({ value }) => value === at);
  const pointed = led ?? (takesFirst ? choices[0] : undefined);
  const isShown = isOpen && (choices.length > 0 || props.isShownEmpty);
  const idOf = ({ value }: C): string => `${id}-${choices.findIndex((one) => one.value === value)}`;
  const pointedId = isShown && pointed !== undefined ? idOf(pointed) : undefined;
  useEffect(() => {
    if (pointedId !== undefined) document.getElementById(pointedId)?.scrollIntoView({ block: 'nearest' });
  }, [pointedId]);

  const turn = (isOpened: boolean): void => {
    open(isOpened);
    goTo(undefined);
  };
  const choose = ({ value }: Keyed, isPointed: boolean): void => {
    turn(false);
    props.onChoose(value, isPointed);
  };
  const walk = (step: 1 | -1): void => {
    open(true);
    const current = choices.find(({ value }) => value === props.chosen);
    goTo(isOpen ? stepped(choices, pointed, step) : (current?.value ?? stepped(choices, undefined, step)));
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (isComposing(event)) return;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      walk(key === 'ArrowDown' ? 1 : -1);
    } else if (key === 'Enter' && isShown && pointed !== undefined) {
      event.preventDefault();
      choose(pointed, false);
    } else if (key === 'Tab' && isShown && led !== undefined) {
      // What the choice brings must stand there before the browser looks for the next field.
      flushSync(() => choose(led, false));
    } else if (key === 'Escape' && isShown) {
      turn(false);
      props.onGiveUp?.();
    }
  };
  return {
    isShown,
    pointed,
    pointedId,
    idOf,
    press,
    choose,
    show: () => turn(true),
    close: () => turn(false),
  };
};
