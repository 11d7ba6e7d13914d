import type { Affected, Assessment, PersonalData, Severity } from '#domain/incidents/incident.ts';

const severityWords: Readonly<Record<Severity, string>> = { major: '重大', moderate: '中', minor: '軽微' };
const personalDataWords: Readonly<Record<PersonalData, string>> = {
  yes: 'あり',
  unknown: '不明',
  no: 'なし',
};

const affectedInWords = (affected: Affected): string => {
  if (affected.to === 'all') return 'すべての会社';
  return affected.to === 'none-known'
    ? '判明していない'
    : affected.companies.map(({ name }) => name).join('、');
};

const partsOf = (one: Assessment): readonly (readonly [label: string, says: string])[] => [
  ['重大度', severityWords[one.severity]],
  ['個人データ', personalDataWords[one.personalData]],
  ['不正の目的', one.isMalicious ? 'あり（おそれを含む）' : 'なし'],
  ['影響を受ける会社', affectedInWords(one.affected)],
];

/** 判断, as the timeline keeps it. */
export const assessmentInWords = (one: Assessment): string =>
  partsOf(one)
    .map(([label, says]) => `${label}：${says}`)
    .join('\n');

/** What became something else, and from what; nothing where all is as it was. */
export const changeInWords = (was: Assessment, becomes: Assessment): string => {
  const before = new Map(partsOf(was));
  return partsOf(becomes)
    .filter(([label, says]) => before.get(label) !== says)
    .map(([label, says]) => `${label}：${before.get(label) ?? ''} → ${says}`)
    .join('\n');
};
