import { SimpleGrid } from '@mantine/core';
import type { FieldFault } from '#web/api/problem.ts';
import {
  choicesOn,
  partsOf,
  shownOf,
  withCurrent,
  type CorrectionDraft,
  type Typed,
} from '#web/corrections/correction-draft.ts';
import type { CorrectableLine, CorrectionForm } from '#web/corrections/corrections-api.ts';
import { SubAccountField } from '#web/corrections/sub-account-field.tsx';
import { DateField } from '#web/calendar/date-field.tsx';
import { FoundChoice } from '#web/ui/found-choice.tsx';

type CorrectionFieldsProps = {
  readonly form: CorrectionForm;
  readonly line: CorrectableLine;
  /** The day of the expense: which masters there are. */
  readonly spentOn: string;
  readonly draft: CorrectionDraft;
  readonly faults: readonly FieldFault[];
  readonly onType: (typed: Typed) => void;
};

/** An empty choice stands for what item and rules give; beside it stands what that is now. */
const byRules = (words: string, now: string, isDecided: boolean) => ({
  value: '',
  label: isDecided ? words : `${words}（${now}）`,
});

/** Whoever comes by Tab types over what stands there, and takes the first that fits with Enter. */
const common = {
  whenEmpty: 'あてはまるものがありません',
  isTypedOver: true,
} as const;

const faultOf = (faults: readonly FieldFault[], field: string): string | undefined =>
  faults.find(({ path }) => path === `corrections.0.${field}`)?.message;

type OfLine = Omit<CorrectionFieldsProps, 'spentOn'>;

const TaxFields = ({ line, draft, faults, onType }: Omit<OfLine, 'form'>) =>
  partsOf(line).map((part, index) => {
    const start = line.correction?.taxCodes?.some((one) => one.part === part) ?? false;
    const asked = faults.filter(({ path }) => path.startsWith('corrections.0.taxCodes'));
    return (
      <FoundChoice
        key={part}
        {...common}
        label={partsOf(line).length > 1 ? `税区分（内訳${part + 1}）` : '税区分'}
        data={[
          byRules('規則どおり', shownOf(line, 'taxCode', part).name, start),
          ...line.taxCodes.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        value={draft.taxCodes[index] ?? ''}
        isDisabled={line.followsOriginal}
        error={asked[0]?.message}
        onChange={(value) => onType({ taxCodes: { [index]: value } })}
      />
    );
  });

const ItemFields = ({ form, line, spentOn, draft, faults, onType }: CorrectionFieldsProps) => (
  <>
    <FoundChoice
      {...common}
      label="経費科目"
      isFocusedFirst
      data={withCurrent(choicesOn(form.items, spentOn), shownOf(line, 'item'))}
      value={draft.itemCode}
      error={faultOf(faults, 'itemCode')}
      onChange={(itemCode) => onType({ itemCode })}
    />
    <FoundChoice
      {...common}
      label="勘定科目"
      data={[
        byRules(
          '経費科目どおり',
          shownOf(line, 'account').name,
          line.correction?.account !== undefined || draft.itemCode !== shownOf(line, 'item').code,
        ),
        ...form.accounts.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
      ]}
      value={draft.accountCode}
      isDisabled={line.followsOriginal}
      error={faultOf(faults, 'accountCode')}
      onChange={(accountCode) => onType({ accountCode })}
    />
    <SubAccountField
      accountCode={draft.accountCode === '' ? shownOf(line, 'account').code : draft.accountCode}
      spentOn={spentOn}
      value={draft.subAccount}
      error={faultOf(faults, 'subAccount')}
      onChange={(subAccount) => onType({ subAccount })}
    />
  </>
);

/** What of a line can be corrected, each field with what counts now. */
export const CorrectionFields = (props: CorrectionFieldsProps) => {
  const { form, line, spentOn, draft, faults, onType } = props;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }} spacing="sm" verticalSpacing="xs">
      <ItemFields {...props} />
      <TaxFields {...props} />
      <FoundChoice
        {...common}
        label="部門"
        data={withCurrent(choicesOn(form.departments, spentOn), shownOf(line, 'department'))}
        value={draft.departmentId}
        error={faultOf(faults, 'departmentId')}
        onChange={(departmentId) => onType({ departmentId })}
      />
      <DateField
        label="計上日"
        today={form.today}
        value={draft.postedOn}
        error={faultOf(faults, 'postedOn')}
        onChange={(postedOn) => onType({ postedOn })}
      />
    </SimpleGrid>
  );
};
