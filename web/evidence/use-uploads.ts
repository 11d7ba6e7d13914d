import { useState } from 'react';
import type { EvidenceMeta } from '#web/api/contract.ts';
import { newId } from '#web/api/new-id.ts';
import { ApiRefusal, ConnectionLost } from '#web/api/problem.ts';
import { acceptFile, type AcceptedFile } from '#web/evidence/accept-file.ts';
import { sendFile } from '#web/evidence/send-file.ts';
import { uploadWords } from '#web/messages.ja.ts';

/** A file on its way to a place (such as a line of a claim), or one that did not arrive. */
export type Upload = {
  readonly key: string;
  readonly place: string;
  readonly file: File;
  /** 0 to 1. */
  readonly fraction: number;
  readonly failure?: string;
  readonly canRetry: boolean;
};

const sayUploadFailure = (error: unknown): string =>
  error instanceof ApiRefusal || error instanceof ConnectionLost ? error.message : uploadWords.failed;

export type Uploads = {
  readonly list: readonly Upload[];
  readonly isBusy: boolean;
  readonly add: (place: string, files: readonly File[]) => void;
  readonly retry: (upload: Upload) => void;
  readonly dismiss: (upload: Upload) => void;
};

/** Uploads beside each other, for a claim that may not be stored yet; each stored file is told once. */
export const useUploads = (
  claimId: string,
  onStored: (place: string, meta: EvidenceMeta) => void,
): Uploads => {
  const [list, setList] = useState<readonly Upload[]>([]);
  const patch = (key: string, facts: Partial<Upload>) =>
    setList((before) => before.map((upload) => (upload.key === key ? { ...upload, ...facts } : upload)));
  const drop = (key: string) => setList((before) => before.filter((upload) => upload.key !== key));

  const send = async ({ key, place, file }: Upload, accepted: AcceptedFile): Promise<void> => {
    try {
      const onProgress = (fraction: number) => patch(key, { fraction });
      onStored(place, await sendFile({ file, claimId, accepted, onProgress }));
      drop(key);
    } catch (error) {
      patch(key, { failure: sayUploadFailure(error), canRetry: true });
    }
  };

  const start = (place: string, file: File): void => {
    const upload: Upload = { key: newId(), place, file, fraction: 0, canRetry: false };
    const checked = acceptFile(file);
    setList((before) => [...before, checked.ok ? upload : { ...upload, failure: checked.refusal }]);
    if (checked.ok) void send(upload, checked.value);
  };

  return {
    list,
    isBusy: list.some(({ failure }) => failure === undefined),
    add: (place, files) => {
      for (const file of files) start(place, file);
    },
    retry: (upload) => {
      drop(upload.key);
      start(upload.place, upload.file);
    },
    dismiss: ({ key }) => drop(key),
  };
};
