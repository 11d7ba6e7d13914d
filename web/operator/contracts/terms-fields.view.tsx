import { Checkbox, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import {
  contractLimits,
  contractOptions,
  everyLimit,
  everyOption,
  type ContractOption,
} from '#domain/tenants/contract-terms.ts';
import { isPlan, plans, planWords } from '#domain/tenants/plans.ts';
import type { TermsFaults, TypedTerms } from '#web/operator/contracts/typed-terms.ts';

type TermsFieldsProps = {
  readonly terms: TypedTerms;
  /** Shown once somebody has tried to send them. */
  readonly faults: TermsFaults;
  readonly onTerms: (terms: TypedTerms) => void;
  /** @default the other fields stay as they are */
  readonly onPlan?: (plan: TypedTerms['plan']) => void;
};

const toggled = (options: TypedTerms['options'], option: ContractOption): TypedTerms['options'] =>
  everyOption.filter((one) => options.includes(one) !== (one === option));

const Limits = ({ terms, faults, onTerms }: Pick<TermsFieldsProps, 'terms' | 'faults' | 'onTerms'>) => (
  <SimpleGrid cols={{ base: 1, sm: 3 }}>
    {everyLimit.map((limit) => (
      <TextInput
        key={limit}
        label={`${contractLimits[limit].words}の上限`}
        description={`単位は${contractLimits[limit].unit}。空欄は上限なし`}
        inputMode="numeric"
        autoComplete="off"
        maxLength={24}
        value={terms.limits[limit]}
        error={faults[limit]}
        onChange={({ currentTarget: { value } }) =>
          onTerms({ ...terms, limits: { ...terms.limits, [limit]: value } })
        }
      />
    ))}
  </SimpleGrid>
);

const Days = ({ terms, faults, onTerms }: TermsFieldsProps) => (
  <Group grow align="flex-start">
    <TextInput
      type="date"
      label="契約日"
      required
      withAsterisk={false}
      value={terms.contractedOn}
      error={faults.contractedOn}
      onChange={({ currentTarget: { value } }) => onTerms({ ...terms, contractedOn: value })}
    />
    <TextInput
      type="date"
      label="利用開始日"
      required
      withAsterisk={false}
      value={terms.startsOn}
      error={faults.startsOn}
      onChange={({ currentTarget: { value } }) => onTerms({ ...terms, startsOn: value })}
    />
  </Group>
);

/** プラン・上限・オプション・法人番号・契約日: what a contract says, wherever it is typed. */
export const TermsFields = (props: TermsFieldsProps) => {
  const { terms, faults, onTerms, onPlan = (plan) => onTerms({ ...terms, plan }) } = props;
  return (
    <Stack gap="md">
      <NativeSelect
        label="プラン"
        data={plans.map((plan) => ({ value: plan, label: planWords[plan] }))}
        value={terms.plan}
        onChange={({ currentTarget: { value } }) => {
          if (isPlan(value)) onPlan(value);
        }}
      />
      <Limits {...{ terms, faults, onTerms }} />
      <Checkbox.Group
        label="オプション"
        description="付けると、ホワイトペーパーの記述と異なる提供になります。"
        value={[...terms.options]}
      >
        <Stack gap="xs" mt="xs">
          {everyOption.map((option) => (
            <Checkbox
              key={option}
              value={option}
              label={contractOptions[option].words}
              onChange={() => onTerms({ ...terms, options: toggled(terms.options, option) })}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <TextInput
        label="法人番号"
        description="13桁。個人事業主は空欄にしてください。"
        inputMode="numeric"
        autoComplete="off"
        maxLength={13}
        value={terms.corporateNumber}
        error={faults.corporateNumber}
        onChange={({ currentTarget: { value } }) => onTerms({ ...terms, corporateNumber: value.trim() })}
      />
      <Days {...props} />
      <TextInput
        label="承諾した契約書"
        description="名称と版。例：サービス利用契約書 第3版"
        autoComplete="off"
        maxLength={100}
        value={terms.acceptedContract}
        onChange={({ currentTarget: { value } }) => onTerms({ ...terms, acceptedContract: value })}
      />
      <TextInput
        label="承諾したポリシー"
        description="名称と版。例：情報セキュリティ方針 第2版、クラウドサービス利用規約 第5版"
        autoComplete="off"
        maxLength={100}
        value={terms.acceptedPolicies}
        onChange={({ currentTarget: { value } }) => onTerms({ ...terms, acceptedPolicies: value })}
      />
    </Stack>
  );
};
