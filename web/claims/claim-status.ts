import type { ShownStatus } from '#web/claims/claim-view.ts';
import type { Tone } from '#web/ui/tone.ts';

export const statusWords: Record<ShownStatus, { readonly label: string; readonly tone: Tone }> = {
  draft: { label: '下書き', tone: 'quiet' },
  submitted: { label: '承認待ち', tone: 'calm' },
  returned: { label: '差戻し', tone: 'warn' },
  rejected: { label: '却下', tone: 'bad' },
  approved: { label: '承認済み', tone: 'calm' },
  confirmed: { label: '確定', tone: 'good' },
};

/** Where a claim stands, in one phrase: who or what it waits for. */
export const standing = (status: ShownStatus, stepName: string | undefined): string => {
  switch (status) {
    case 'draft':
      return 'まだ申請していません';
    case 'submitted':
      return stepName === undefined ? '承認待ち' : `${stepName}の承認待ち`;
    case 'returned':
      return '修正して再申請してください';
    case 'rejected':
      return '却下されました';
    case 'approved':
      return '経理の確定待ち';
    case 'confirmed':
      return '仕訳を計上しました';
  }
};
