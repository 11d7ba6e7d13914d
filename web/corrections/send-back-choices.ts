import type { sendBackClaim } from '#contract/claims.ts';
import type { Asked } from '#contract/endpoint.ts';
import type { ShownClaim } from '#web/corrections/corrections-api.ts';

type SendBackTo = Asked<typeof sendBackClaim>['body']['to'];

export const toApplicant = 'applicant';

export const askedOf = (chosen: string): SendBackTo =>
  chosen === toApplicant ? { kind: 'applicant' } : { kind: 'step', step: Number(chosen) };

/** Whom an approved claim can be sent back to, and what becomes of the approvals then. */
export const sendBackChoices = ({ route, applicant }: Pick<ShownClaim, 'route' | 'applicant'>) => [
  {
    value: toApplicant,
    label: `申請者（${applicant.name}）`,
    says: '申請者が修正して再申請します。承認は最初からやり直しになります。',
  },
  ...(route?.steps ?? []).map(({ name, approverNames }, index, steps) => {
    const later = steps.slice(index).map((step) => `「${step.name}」`);
    return {
      value: `${index}`,
      label: `${index + 1}. ${name}（${approverNames.join('・')}）`,
      says: `${later.join('')}の承認を無効にし、このステップから承認し直します。`,
    };
  }),
];
