import type { ClaimView } from '#web/claims/claim-view.ts';
import { formatDate, formatInstant } from '#web/ui/format-date.ts';
import { formatYen } from '#web/ui/format-yen.ts';
import type { Fact } from '#web/ui/facts.tsx';

const dayText = (day: string | undefined): string => (day === undefined ? '未入力' : formatDate(day));

const sayTrip = ({ destination = '行き先未入力', startOn, endOn }: NonNullable<ClaimView['trip']>): string =>
  `${destination}　${dayText(startOn)}〜${dayText(endOn)}`;

type Labels = NonNullable<ClaimView['labels']>;
const namesOf = (labels: Labels): string => labels.map(({ name }) => name).join('、');

/** Receipts that bear labels of their own, by the names of their files. */
const sayFiles = ({
  evidence,
  evidenceLabels = [],
}: Pick<ClaimView, 'evidence' | 'evidenceLabels'>): string =>
  evidenceLabels
    .map(({ id, labels }) => `${evidence.find((file) => file.id === id)?.fileName ?? ''}：${namesOf(labels)}`)
    .join('、');

/** The head of a claim: who, from where, when, and what it comes to. */
export const claimFacts = ({ verdict, ...claim }: ClaimView): readonly Fact[] => [
  { term: '申請番号', value: claim.number ?? '未採番（申請時に付きます）' },
  { term: '申請者', value: claim.applicant.name },
  { term: '部門', value: claim.department.name },
  ...(claim.submittedAt === undefined ? [] : [{ term: '申請日時', value: formatInstant(claim.submittedAt) }]),
  ...(claim.trip === undefined
    ? []
    : [
        {
          term: '出張',
          value: sayTrip(claim.trip),
        },
      ]),
  ...(claim.labels === undefined ? [] : [{ term: '情報のラベル', value: namesOf(claim.labels) }]),
  ...(claim.evidenceLabels === undefined ? [] : [{ term: '証憑のラベル', value: sayFiles(claim) }]),
  { term: '合計', value: formatYen(verdict.total) },
  { term: 'うち仮払消費税', value: formatYen(verdict.tax) },
  { term: '本人への支払額', value: formatYen(verdict.payable) },
  ...(verdict.byCard === 0 ? [] : [{ term: '法人カード払い', value: formatYen(verdict.byCard) }]),
];
