import { SimpleGrid } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import {
  changeAnnouncement,
  draftAnnouncement,
  listAnnouncements,
  showAnnouncement,
} from '#contract/operator/announcements.ts';
import { askAnew, useAnswer, useSend } from '#web/api/contract-client.ts';
import { newId } from '#web/api/new-id.ts';
import { problemOf } from '#web/api/problem.ts';
import {
  bodyOf,
  contentOf,
  type Draft,
  draftFaultsOf,
  draftOf,
  emptyDraft,
  reportOn,
} from '#web/operator/announcement-draft.ts';
import { AnnouncementForm } from '#web/operator/announcement-form.view.tsx';
import { AnnouncementPreview } from '#web/operator/announcement-preview.view.tsx';
import type { ShownAnnouncement } from '#web/operator/announcement-words.ts';
import { Card } from '#web/ui/card.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { focusFirstFault } from '#web/ui/focus-first-fault.ts';
import { LeaveUnsaved } from '#web/ui/leave-unsaved.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { tellDone } from '#web/ui/tell.ts';
import { Waiting } from '#web/ui/waiting.tsx';

/** Files a new draft, or changes one over the version that was opened. */
const useSaving = (changing: ShownAnnouncement | undefined) => {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [announcementId] = useState(newId);
  const saved = async (one: ShownAnnouncement) => {
    tellDone('下書きを保存しました');
    await askAnew(client, [listAnnouncements, showAnnouncement]);
    void navigate(`/announcements/${one.announcementId}`);
  };
  const drafting = useSend(draftAnnouncement, saved);
  const change = useSend(changeAnnouncement, saved);
  return {
    error: drafting.error ?? change.error,
    isBusy: drafting.isPending || change.isPending,
    save: (draft: Draft): void => {
      const body = bodyOf(draft);
      if (changing === undefined) drafting.mutate({ body: { ...body, announcementId } });
      else
        change.mutate({
          params: { announcementId: changing.announcementId },
          body: { ...body, expectedVersion: changing.version },
        });
    },
  };
};

type EditorProps = {
  readonly initial: Draft;
  /** What is changed. @default a new one is made */
  readonly changing?: ShownAnnouncement;
};

const Editor = ({ initial, changing }: EditorProps) => {
  const [draft, setDraft] = useState(initial);
  const [isTried, setTried] = useState(false);
  const { error, isBusy, save } = useSaving(changing);
  const own = draftFaultsOf(draft);
  const faults = [...(isTried ? own : []), ...(problemOf(error)?.fields ?? [])];
  const submit = (form: HTMLFormElement): void => {
    setTried(true);
    if (own.length === 0) save(draft);
    // What is wrong is drawn first.
    else requestAnimationFrame(() => focusFirstFault(form));
  };
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <Card title="内容">
        <AnnouncementForm
          draft={draft}
          isNew={changing === undefined}
          faults={faults}
          error={error}
          isBusy={isBusy}
          onDraft={setDraft}
          onSubmit={submit}
        />
      </Card>
      <AnnouncementPreview content={contentOf(draft)} />
      <LeaveUnsaved isUnsaved={draft !== initial && !isBusy} />
    </SimpleGrid>
  );
};

const Opened = ({ id, isReport }: { readonly id: string; readonly isReport: boolean }) => {
  const { data, error, refetch } = useAnswer(
    showAnnouncement,
    { params: { announcementId: id } },
    { staleTime: 0, gcTime: 0 },
  );
  if (data === undefined)
    return error === null ? <Waiting rows={4} /> : <Failure error={error} onRetry={() => void refetch()} />;
  const { announcement } = data;
  return isReport ? (
    <Editor initial={reportOn(announcement)} />
  ) : (
    <Editor initial={draftOf(announcement)} changing={announcement} />
  );
};

/** A draft of an お知らせ, new or changed, beside what becomes of it. */
export const AnnouncementEditorPage = () => {
  const { announcementId } = useParams();
  const [search] = useSearchParams();
  const id = announcementId ?? search.get('report');
  const title = announcementId === undefined ? 'お知らせを作成' : 'お知らせの下書きを変更';
  return (
    <>
      <PageHead title={title} back={{ to: '/announcements', label: 'お知らせ' }} />
      {id === null ? (
        <Editor initial={emptyDraft} />
      ) : (
        <Opened id={id} isReport={announcementId === undefined} />
      )}
    </>
  );
};
