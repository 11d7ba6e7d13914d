import { useState } from 'react';
import { InspectionViews } from '#web/people/inspection-views.tsx';
import { Card } from '#web/ui/card.tsx';
import { todayInJapan } from '#web/ui/format-date.ts';
import { PageHead } from '#web/ui/page-head.tsx';

/** 閲覧の記録: what all of those looked at who are, or were, here for some days. */
export const InspectionViewsPage = () => {
  const [today] = useState(() => todayInJapan(Date.now()));
  return (
    <>
      <PageHead title="閲覧の記録" back={{ to: '/people', label: '利用者' }} />
      <Card title="期間限定の利用者（監査・税務調査）が閲覧したもの">
        <InspectionViews today={today} />
      </Card>
    </>
  );
};
