import { Text } from '@mantine/core';
import type { ClaimView } from '#web/claims/claim-view.ts';
import { claimFacts } from '#web/claims/claim-facts.ts';
import { Card } from '#web/ui/card.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';

/** Why it came back, or why it ended: on top, before anything else. */
export const ReasonNotice = ({ view }: { readonly view: ClaimView }) => {
  if (view.status === 'returned' && view.returned !== undefined)
    return (
      <Notice
        tone="warn"
        title={`${view.returned.byName}さんから差し戻されました（${formatInstant(view.returned.at)}）`}
      >
        <Text style={{ whiteSpace: 'pre-wrap' }}>{view.returned.reason}</Text>
      </Notice>
    );
  if (view.status === 'rejected' && view.rejected !== undefined)
    return (
      <Notice
        tone="bad"
        title={`${view.rejected.byName}さんが却下しました（${formatInstant(view.rejected.at)}）`}
      >
        <Text style={{ whiteSpace: 'pre-wrap' }}>{view.rejected.reason}</Text>
      </Notice>
    );
  return null;
};

export const ClaimTop = ({ view }: { readonly view: ClaimView }) => (
  <Card>
    <Facts facts={claimFacts(view)} />
  </Card>
);
