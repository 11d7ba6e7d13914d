import type { FieldOf } from '#domain/masters/fields/every-kind.ts';
import { shownState, textIn } from '#domain/masters/states.ts';
import { holdsWords, searchWordsOf } from '#domain/text/search-words.ts';
import type { ControlProps, FieldControl } from '#web/masters/controls/field-control.ts';
import { shownMasters, useMatches, type ShownMaster } from '#web/masters/masters-api.ts';
import { ChoiceField } from '#web/ui/choice-field.tsx';

type ReferenceProps = ControlProps<FieldOf<'reference'>> & { readonly to: ShownMaster };

/** The code of another entry: found by code or name while it is typed. */
const Reference = ({ field, to, value, today, error, onChange }: ReferenceProps) => {
  const { data } = useMatches(to.contracts, value);
  const nameOf = new Map(
    (data?.items ?? []).map(
      ({ id, states }) => [id, textIn(shownState(states, today), to.master.nameField) ?? id] as const,
    ),
  );
  const name = nameOf.get(value);
  const words = searchWordsOf(value);
  const choices = [...nameOf].map(([id, called]) => ({ value: id, content: `${called}（${id}）` }));
  return (
    <ChoiceField
      label={field.word}
      text={value}
      // The answer may still be to what was typed before.
      choices={choices.filter(({ content }) => holdsWords(words, [content]))}
      description={name}
      error={error}
      isRequired={field.isOptional !== true}
      onType={onChange}
      onChoose={onChange}
    />
  );
};

export const reference: FieldControl<FieldOf<'reference'>> = {
  draw: (props) => {
    const to = shownMasters.find(({ master }) => master.noun === props.field.to);
    return to === undefined ? null : <Reference {...props} to={to} />;
  },
};
