import { Text } from '@mantine/core';
import { flushSync } from 'react-dom';
import { listPastEntries } from '#contract/beside-claims.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { faultAt } from '#web/api/problem.ts';
import { mostOfLine } from '#web/claims/field-lengths.ts';
import { focusPlace } from '#web/claims/focus-place.ts';
import { type LineFieldsProps, placeId } from '#web/claims/line-fields.ts';
import { type Offering, type PastOffer, suppliersOffered, waysOffered } from '#web/claims/past-offers.ts';
import { requiredFields } from '#web/claims/required-fields.ts';
import { rowNotesId } from '#web/claims/row-cell.view.tsx';
import { ChoiceField } from '#web/ui/choice-field.tsx';

/** For how many ms it is taken as it is; a submission of one's own lets it be asked for anew. */
const keptMs = 30 * 60_000;
const none = { ways: [], suppliers: [] };

const Offer = ({ offer }: { readonly offer: PastOffer }) => (
  <>
    <Text size="sm">{offer.words}</Text>
    <Text size="xs" c="dimmed">
      {offer.beside}
    </Text>
  </>
);

/** Fields that know 過去の入力: what is offered there, and where each stands in the line as it is sent. */
const fields = {
  from: { label: '出発', path: 'journey.from', offered: (by: Offering) => waysOffered(by, 'from') },
  to: { label: '到着', path: 'journey.to', offered: (by: Offering) => waysOffered(by, 'to') },
  supplierName: { label: '支払先', path: 'supplier.name', offered: suppliersOffered },
} as const;

type PastTextProps = Pick<LineFieldsProps, 'line' | 'form' | 'regulated' | 'faults' | 'onChange'> & {
  readonly name: keyof typeof fields;
};

/**
 * A text of a line for which the person's own past is offered while he types. Nothing is taken unless he goes to it by
 * an arrow or points at it; what else belongs to it is filled in with it, and he goes on at the amount.
 */
export const PastText = (props: PastTextProps) => {
  const { line, form, regulated, faults, name, onChange } = props;
  const { label, path, offered } = fields[name];
  const { data: past = none } = useAnswer(listPastEntries, {}, { staleTime: keptMs, shows: ['claims'] });
  const offers = offered({ line, past, form, regulated });
  return (
    <ChoiceField
      label={label}
      text={line[name]}
      maxLength={mostOfLine(path)}
      choices={offers.map((offer) => ({ value: offer.key, content: <Offer offer={offer} /> }))}
      withoutMark
      listLabel="過去の入力"
      error={faultAt(faults, path) !== undefined}
      errorId={rowNotesId(line)}
      isRequired={requiredFields(props).has(path)}
      onType={(text) => onChange((before) => ({ ...before, [name]: text }))}
      onChoose={(key) => {
        const offer = offers.find((one) => one.key === key);
        if (offer === undefined) return;
        flushSync(() => onChange(offer.fill));
        focusPlace(placeId(line.id, 'amount'), 'nearest');
      }}
    />
  );
};
