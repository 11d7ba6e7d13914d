import { CloseButton, Combobox, ScrollArea, TextInput, useCombobox } from '@mantine/core';
import type { FocusEvent, ReactNode } from 'react';
import { useChoosing } from '#web/ui/use-choosing.ts';

/** One of what can be chosen: its key, and how the list shows it. */
export type Choice = { readonly value: string; readonly content: ReactNode };

type ChoiceFieldProps = {
  readonly label: string;
  /** What stands in the field. */
  readonly text: string;
  /** In the order of the list; those that fit `text` while it is typed. */
  readonly choices: readonly Choice[];
  /** Which of them counts now. */
  readonly chosen?: string | undefined;
  /** Enter takes the first that fits, without an arrow key. */
  readonly takesFirst?: boolean;
  /** Said in place of an empty list; without it an empty list is not shown. */
  readonly whenEmpty?: string;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  /** Where what is wrong with it is said, if not below it. */
  readonly errorId?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly maxLength?: number;
  /** @default the field's own */
  readonly listLabel?: string;
  /** Mostly nothing is offered: the field looks like any other text. */
  readonly withoutMark?: true;
  /** Typing begins over what stands there. */
  readonly isTypedOver?: boolean;
  readonly isFocusedFirst?: boolean;
  readonly className?: string;
  /** Offers to choose nothing, by this name. */
  readonly clearing?: { readonly label: string; readonly onClear: () => void } | undefined;
  readonly onType: (text: string) => void;
  /** @param isPointed chosen with the mouse or a finger, so that the hand is away from the keyboard */
  readonly onChoose: (value: string, isPointed: boolean) => void;
  /** Somebody comes to the field. */
  readonly onReached?: () => void;
  readonly onLeave?: () => void;
  readonly onGiveUp?: () => void;
};

type OptionsProps = Pick<ChoiceFieldProps, 'label' | 'choices' | 'chosen' | 'whenEmpty'> & {
  readonly pointed: Choice | undefined;
  readonly idOf: (choice: Choice) => string;
};

const Options = ({ label, choices, chosen, whenEmpty, pointed, idOf }: OptionsProps) => (
  <Combobox.Options aria-label={label}>
    <ScrollArea.Autosize mah={360} type="scroll">
      {choices.map((choice) => (
        <Combobox.Option
          key={choice.value}
          id={idOf(choice)}
          value={choice.value}
          active={choice.value === chosen}
          selected={choice === pointed}
          aria-selected={choice === pointed}
        >
          {choice.content}
        </Combobox.Option>
      ))}
    </ScrollArea.Autosize>
    {choices.length === 0 ? <Combobox.Empty>{whenEmpty}</Combobox.Empty> : null}
  </Combobox.Options>
);

const Clear = ({
  clearing,
  onClick,
}: Pick<ChoiceFieldProps, 'clearing'> & { readonly onClick: () => void }) =>
  clearing === undefined ? (
    <Combobox.Chevron />
  ) : (
    <CloseButton
      size="sm"
      aria-label={clearing.label}
      onClick={() => {
        onClick();
        clearing.onClear();
      }}
    />
  );

/** What the field says of itself, whatever its list does. */
const saidOf = (props: ChoiceFieldProps) => ({
  label: props.label,
  value: props.text,
  className: props.className ?? '',
  description: props.description,
  error: props.error,
  disabled: props.isDisabled ?? false,
  withAsterisk: props.isRequired ?? false,
  'aria-required': props.isRequired ?? false,
  ...(props.error && props.errorId !== undefined ? { 'aria-errormessage': props.errorId } : {}),
  ...(props.maxLength === undefined ? {} : { maxLength: props.maxLength }),
  ...(props.isFocusedFirst === true ? { 'data-autofocus': true } : {}),
});

/** A field to type into, with a list of what can be chosen (WAI-ARIA 1.2, combobox with list autocomplete). */
export const ChoiceField = (props: ChoiceFieldProps) => {
  const { choices, chosen } = props;
  const { isShown, pointed, pointedId, idOf, press, choose, show, close } = useChoosing({
    choices,
    chosen,
    takesFirst: props.takesFirst ?? false,
    isShownEmpty: props.whenEmpty !== undefined,
    onChoose: props.onChoose,
    onGiveUp: props.onGiveUp,
  });
  return (
    <Combobox
      store={useCombobox({ opened: isShown })}
      width={320}
      position="bottom-start"
      onOptionSubmit={(value) => choose({ value }, true)}
    >
      <Combobox.Target
        withKeyboardNavigation={false}
        withExpandedAttribute
        aria-activedescendant={pointedId}
        aria-autocomplete="list"
      >
        <TextInput
          {...saidOf(props)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          rightSectionPointerEvents={props.clearing === undefined ? 'none' : 'auto'}
          rightSection={
            props.withoutMark === true ? null : <Clear clearing={props.clearing} onClick={close} />
          }
          onChange={({ currentTarget: { value } }) => {
            show();
            props.onType(value);
          }}
          onClick={show}
          onKeyDown={press}
          onFocus={({ currentTarget }: FocusEvent<HTMLInputElement>) => {
            if (props.isTypedOver === true) currentTarget.select();
            props.onReached?.();
          }}
          onBlur={() => {
            close();
            props.onLeave?.();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!isShown}>
        <Options {...props} label={props.listLabel ?? props.label} pointed={pointed} idOf={idOf} />
      </Combobox.Dropdown>
    </Combobox>
  );
};
