import { Button, Group } from '@mantine/core';
import { useEffect } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import type { Me } from '#web/api/page-session.ts';
import type { ClaimView } from '#web/claims/claim-view.ts';
import { useMe } from '#web/api/session.tsx';
import { ClaimActBar } from '#web/claims/claim-act-bar.tsx';
import { ClaimReading } from '#web/claims/claim-reading.tsx';
import { statusWords } from '#web/claims/claim-status.ts';
import { useClaim } from '#web/claims/claims-api.ts';
import { HitPager } from '#web/claims/hit-pager.view.tsx';
import { useHitsBeside, type Beside } from '#web/claims/hits-beside.ts';
import { othersClaims } from '#web/api/others-claims.ts';
import { listIn, votesPath, votesTitle, wayBackIn } from '#web/api/way-back.ts';
import { shownTitle } from '#web/claims/shown-title.ts';
import { Failure } from '#web/ui/failure.tsx';
import { Icon } from '#web/ui/icons.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

/** Back to the list in which this reader finds the claim: that from which he came, else that which holds it. */
const listOf = (me: Me, view: ClaimView, state: unknown) => {
  const back = wayBackIn(state);
  if (listIn(state) === votesPath && back !== undefined) return { to: back, label: votesTitle };
  if (view.applicant.id === me.user.id) return { to: '/claims', label: '経費申請の一覧' };
  return othersClaims(me.rights) ?? { to: '/inbox', label: '受信箱' };
};

/** Opened by its address, as from a mail, a claim joins the list that holds it: menu and way back say the same. */
const useJoinsList = (list: string): void => {
  const { pathname, search, state } = useLocation();
  const navigate = useNavigate();
  const isAlone = wayBackIn(state) === undefined;
  useEffect(() => {
    if (!isAlone) return;
    const joined = { ...Object(state ?? {}), back: list };
    void navigate({ pathname, search }, { replace: true, state: joined, preventScrollReset: true });
  }, [isAlone, list, navigate, pathname, search, state]);
};

type HeadProps = { readonly view: ClaimView; readonly beside: Beside | undefined };

const Head = ({ view, beside }: HeadProps) => {
  const me = useMe();
  const { state } = useLocation();
  const back = listOf(me, view, state);
  useJoinsList(back.to);
  const { label, tone } = statusWords[view.status];
  return (
    <PageHead
      title={shownTitle(view.title)}
      back={beside === undefined ? back : { ...back, to: beside.back }}
    >
      <Group gap="sm">
        {beside === undefined ? null : <HitPager {...beside} />}
        <ToneBadge tone={tone}>{label}</ToneBadge>
        <Button
          variant="default"
          size="sm"
          leftSection={<Icon name="print" size={16} />}
          onClick={() => window.print()}
        >
          印刷
        </Button>
      </Group>
    </PageHead>
  );
};

/** 申請の詳細. */
export const ClaimPage = () => {
  const { claimId = '' } = useParams();
  const { data: view, error, refetch } = useClaim(claimId);
  const beside = useHitsBeside(claimId);
  if (view === undefined)
    return error === null ? <Waiting /> : <Failure error={error} isWhole onRetry={() => void refetch()} />;
  return (
    <>
      <Head view={view} beside={beside} />
      <ClaimReading view={view}>
        <ClaimActBar key={claimId} view={view} onStale={() => void refetch()} />
      </ClaimReading>
    </>
  );
};
