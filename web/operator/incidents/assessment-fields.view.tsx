import { Checkbox, NativeSelect } from '@mantine/core';
import {
  affectedWays,
  personalDataAnswers,
  severities,
  type PersonalData,
  type Severity,
} from '#domain/incidents/incident.ts';
import { CompaniesField } from '#web/operator/audience-field.tsx';
import { personalDataWords, type ListedIncident } from '#web/operator/incidents/incident-words.ts';

type AffectedWay = (typeof affectedWays)[number];

/** 判断, as it is typed. */
export type TypedAssessment = {
  readonly severity: Severity;
  readonly personalData: PersonalData;
  readonly isMalicious: boolean;
  readonly affectedTo: AffectedWay;
  readonly tenantIds: readonly string[];
};

export const firstAssessment: TypedAssessment = {
  severity: 'major',
  personalData: 'unknown',
  isMalicious: false,
  affectedTo: 'none-known',
  tenantIds: [],
};

export const typedOf = (one: Omit<ListedIncident, 'clocks'>): TypedAssessment => ({
  severity: one.severity,
  personalData: one.personalData,
  isMalicious: one.isMalicious,
  affectedTo: one.affected.to,
  tenantIds: one.affected.companies.map(({ tenantId }) => tenantId),
});

export const isSoundAssessment = ({ affectedTo, tenantIds }: TypedAssessment): boolean =>
  affectedTo !== 'chosen' || tenantIds.length > 0;

/** As it is sent. */
export const assessmentBodyOf = (typed: TypedAssessment) => {
  const { affectedTo, tenantIds, ...judged } = typed;
  return {
    ...judged,
    affected:
      affectedTo === 'chosen' ? { to: 'chosen' as const, tenantIds: [...tenantIds] } : { to: affectedTo },
  };
};

const severityOptions: Readonly<Record<Severity, string>> = {
  major: '重大（お客様に重大な影響を及ぼす可能性がある）',
  moderate: '中（お客様に影響がある、またはその可能性がある）',
  minor: '軽微（お客様に重大な影響を及ぼす可能性がない）',
};
const affectedOptions: Readonly<Record<AffectedWay, string>> = {
  'none-known': '判明していない',
  chosen: '会社を選択する',
  all: 'すべての会社',
};

const oneOf = <Word extends string>(words: readonly Word[], text: string): Word | undefined =>
  words.find((word) => word === text);

type Props = {
  readonly typed: TypedAssessment;
  readonly isTried: boolean;
  readonly onType: (change: Partial<TypedAssessment>) => void;
};

/** 重大度・個人データ・不正の目的・影響を受ける会社. */
export const AssessmentFields = ({ typed, isTried, onType }: Props) => (
  <>
    <NativeSelect
      label="重大度"
      description="「軽微」以外は、検知から3営業日以内にお客様へ知らせます。"
      data={severities.map((value) => ({ value, label: severityOptions[value] }))}
      value={typed.severity}
      onChange={({ currentTarget: { value } }) =>
        onType({ severity: oneOf(severities, value) ?? typed.severity })
      }
    />
    <NativeSelect
      label="個人データの漏えい・滅失・毀損"
      description="「なし」以外は、個人情報保護法26条の期限も数えます。"
      data={personalDataAnswers.map((value) => ({ value, label: personalDataWords[value] }))}
      value={typed.personalData}
      onChange={({ currentTarget: { value } }) =>
        onType({ personalData: oneOf(personalDataAnswers, value) ?? typed.personalData })
      }
    />
    <Checkbox
      label="不正の目的をもって行われた（おそれを含む。確報の期限が60日になる）"
      checked={typed.isMalicious}
      onChange={({ currentTarget }) => onType({ isMalicious: currentTarget.checked })}
    />
    <NativeSelect
      label="影響を受ける会社"
      data={affectedWays.map((value) => ({ value, label: affectedOptions[value] }))}
      value={typed.affectedTo}
      onChange={({ currentTarget: { value } }) =>
        onType({ affectedTo: oneOf(affectedWays, value) ?? typed.affectedTo })
      }
    />
    {typed.affectedTo === 'chosen' ? (
      <CompaniesField
        label="会社"
        tenantIds={typed.tenantIds}
        error={isTried && typed.tenantIds.length === 0 ? '会社を選択してください' : undefined}
        onChange={(tenantIds) => onType({ tenantIds })}
      />
    ) : null}
  </>
);
