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

const judgedParts = (one: Assessment): readonly (readonly [label: string, says: string])[] => [
  ['重大度', severityWords[one.severity]],
  ['個人データ', personalDataWords[one.personalData]],
  ['不正の目的', one.isMalicious ? 'あり（おそれを含む）' : 'なし'],
];

/** 判断, as the timeline keeps it. */
export const assessmentInWords = (one: Assessment): string =>
  [...judgedParts(one), ['影響を受ける会社', affectedInWords(one.affected)]]
    .map(([label, says]) => `${label}：${says}`)
    .join('\n');

const saysMore = (affected: Affected): string =>
  affected.to === 'chosen'
    ? affected.companies.map(({ tenantId, name }) => `${name}（${tenantId}）`).join('、')
    : affectedInWords(affected);

/** Companies of the same name are told apart by their ids. */
const companiesChanged = (was: Affected, becomes: Affected): string => {
  const [before, after] = [saysMore(was), saysMore(becomes)];
  if (before === after) return '';
  const [shortly, now] = [affectedInWords(was), affectedInWords(becomes)];
  return `影響を受ける会社：${shortly === now ? `${before} → ${after}` : `${shortly} → ${now}`}`;
};

/** What became something else, and from what; nothing where all is as it was. */
export const changeInWords = (was: Assessment, becomes: Assessment): string => {
  const before = new Map(judgedParts(was));
  return [
    ...judgedParts(becomes)
      .filter(([label, says]) => before.get(label) !== says)
      .map(([label, says]) => `${label}：${before.get(label) ?? ''} → ${says}`),
    companiesChanged(was.affected, becomes.affected),
  ]
    .filter((line) => line !== '')
    .join('\n');
};
