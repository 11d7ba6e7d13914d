import { Anchor, Stack, Tabs } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { replaceAccess } from '#contract/access.ts';
import { AccessHistory } from '#web/access/access-history.tsx';
import { type StoredAccess, useAccess, useFindings, useHolders } from '#web/access/access-api.ts';
import type { Holding } from '#web/access/access-words.ts';
import { ConfirmAccess } from '#web/access/confirm-access.tsx';
import { Functions } from '#web/access/functions.view.tsx';
import { Labels } from '#web/access/labels.view.tsx';
import { NewerAccess } from '#web/access/newer-access.tsx';
import { Pairs } from '#web/access/pairs.view.tsx';
import { type RoleAsk, RoleDialog } from '#web/access/role-dialogs.tsx';
import { RequestsPage } from '#web/access/requests.tsx';
import { Roles } from '#web/access/roles.tsx';
import { NotSaved, SaveBar } from '#web/access/save-access.tsx';
import { type AccessDraft, useAccessDraft } from '#web/access/use-access-draft.ts';
import { useMay } from '#web/api/session.tsx';
import { Card } from '#web/ui/card.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { LeaveUnsaved } from '#web/ui/leave-unsaved.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

const tabs = [
  { value: 'roles', label: 'ロールごとの権限' },
  { value: 'functions', label: '機能の停止' },
  { value: 'pairs', label: '職務の分離' },
  { value: 'labels', label: '情報のラベル' },
  { value: 'history', label: '変更の履歴' },
] as const;

type DecisionsProps = {
  readonly draft: AccessDraft;
  readonly holdings: readonly Holding[];
  /** Undefined for whoever may only look. */
  readonly onAsk: ((ask: RoleAsk) => void) | undefined;
};

/** What a company decides about access, and what became of it. */
const Decisions = ({ draft, holdings, onAsk }: DecisionsProps) => {
  const { items: findings = [], unseenLabels = [] } = useFindings().data ?? {};
  const change = onAsk === undefined ? undefined : draft.change;
  return (
    <Tabs defaultValue="roles" keepMounted={false}>
      <Tabs.List mb="md">
        {tabs.map(({ value, label }) => (
          <Tabs.Tab key={value} value={value}>
            {label}
            {value === 'pairs' && findings.length > 0 ? `（${findings.length}）` : ''}
            {value === 'labels' && unseenLabels.length > 0 ? `（${unseenLabels.length}）` : ''}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="roles">
        <Roles draft={draft} holdings={holdings} onAsk={onAsk} />
      </Tabs.Panel>
      <Tabs.Panel value="functions">
        <Card>
          <Functions access={draft.draft} holdings={holdings} onChange={change} />
        </Card>
      </Tabs.Panel>
      <Tabs.Panel value="pairs">
        <Card>
          <Pairs access={draft.draft} findings={findings} onChange={change} />
        </Card>
      </Tabs.Panel>
      <Tabs.Panel value="labels">
        <Card>
          <Labels access={draft.draft} unseen={unseenLabels} onChange={change} />
        </Card>
      </Tabs.Panel>
      <Tabs.Panel value="history">
        <Card>
          <AccessHistory />
        </Card>
      </Tabs.Panel>
    </Tabs>
  );
};

const Access = ({ stored }: { readonly stored: StoredAccess }) => {
  const mayKeep = useMay(replaceAccess);
  const draft = useAccessDraft(stored);
  const { newer } = draft;
  const holdings = useHolders().data?.items ?? [];
  const [ask, setAsk] = useState<RoleAsk>();
  const [isConfirming, confirm] = useState(false);
  return (
    <>
      <PageHead title="ロールと権限">
        <Anchor component={Link} to="/access/requests" size="sm">
          管理者の承認
        </Anchor>
      </PageHead>
      <Stack gap="md">
        {newer === undefined ? null : (
          <NewerAccess
            before={draft.base}
            newer={newer}
            onMerge={() => draft.merge(newer)}
            onTake={draft.discard}
          />
        )}
        <NotSaved draft={draft} />
        <Decisions draft={draft} holdings={holdings} onAsk={mayKeep ? setAsk : undefined} />
      </Stack>
      {mayKeep ? <SaveBar draft={draft} onSave={() => confirm(true)} /> : null}
      {ask === undefined ? null : (
        <RoleDialog ask={ask} draft={draft} holdings={holdings} onClose={() => setAsk(undefined)} />
      )}
      <ConfirmAccess draft={draft} holdings={holdings} isOpen={isConfirming} onClose={() => confirm(false)} />
      <LeaveUnsaved isUnsaved={draft.changes.length > 0 && !draft.saving.isPending} />
    </>
  );
};

const RolesPage = () => {
  const { data, error, refetch } = useAccess();
  if (data !== undefined) return <Access stored={data} />;
  return (
    <>
      <PageHead title="ロールと権限" />
      {error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />}
    </>
  );
};

/** ロールと権限: who may do what, by role; and beside it what waits for a second administrator. */
export const AccessPage = () => {
  const { shown } = useParams();
  return shown === 'requests' ? <RequestsPage /> : <RolesPage />;
};

export { askAnother } from '#web/access/ask-another.tsx';
