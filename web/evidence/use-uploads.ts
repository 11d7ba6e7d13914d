import { useState } from 'react';
import { completeEvidence } from '#contract/evidence.ts';
import { withExtension } from '#domain/evidence/file-name.ts';
import { fileTypeOf } from '#domain/evidence/file-types.ts';
import { lookAtFile, type Look } from '#domain/evidence/look-at-file.ts';
import { sayLook } from '#domain/evidence/look-words.ja.ts';
import { refusalOf } from '#web/api/contract-client.ts';
import { newId } from '#web/api/new-id.ts';
import { ApiRefusal, ConnectionLost } from '#web/api/problem.ts';
import { acceptFile, type AcceptedFile } from '#web/evidence/accept-file.ts';
import type { EvidenceMeta } from '#web/evidence/evidence-access.ts';
import { sendFile } from '#web/evidence/send-file.ts';
import { uploadWords } from '#web/messages.ja.ts';

/** What can be done with a file that did not arrive, beside leaving it. */
export type UploadOffers = {
  readonly canRetry?: boolean;
  /** 添付として残す: it proves nothing, but stays with the claim. */
  readonly canKeep?: boolean;
  /** Under this name and type it is sound. */
  readonly renamed?: AcceptedFile & { readonly typeName: string };
};

/** A file on its way to a place (such as a line of a claim), or one that did not arrive. */
export type Upload = {
  readonly key: string;
  readonly place: string;
  readonly file: File;
  /** 0 to 1. */
  readonly fraction: number;
  readonly failure?: string;
  readonly offers: UploadOffers;
};

const sayUploadFailure = (error: unknown): string =>
  error instanceof ApiRefusal || error instanceof ConnectionLost ? error.message : uploadWords.failed;

export type Uploads = {
  readonly list: readonly Upload[];
  readonly isBusy: boolean;
  readonly add: (place: string, files: readonly File[]) => void;
  readonly retry: (upload: Upload) => void;
  readonly keep: (upload: Upload) => void;
  readonly rename: (upload: Upload) => void;
  readonly dismiss: (upload: Upload) => void;
};

const readBytes = async (file: File): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    // It was moved, changed or taken out since it was chosen.
    return undefined;
  }
};

/** A misnamed file may be a sound one of the type that its bytes are. */
const renamedBy = async (look: Look, bytes: Uint8Array, fileName: string): Promise<UploadOffers> => {
  const type = look.looks === 'misnamed' ? fileTypeOf(look.seen.type ?? '') : undefined;
  if (type === undefined) return {};
  const renamed = { contentType: type.type, fileName: withExtension(fileName, type.extensions[0]) };
  const { looks } = await lookAtFile({ ...renamed, bytes });
  return looks === 'sound' ? { renamed: { ...renamed, typeName: type.name } } : {};
};

type Sent = { readonly accepted: AcceptedFile; readonly keepAsAttachment: boolean };

/** Uploads beside each other, for a claim that may not be stored yet; each stored file is told once. */
export const useUploads = (
  claimId: string,
  onStored: (place: string, meta: EvidenceMeta) => void,
): Uploads => {
  const [list, setList] = useState<readonly Upload[]>([]);
  const patch = (key: string, facts: Partial<Upload>) =>
    setList((before) => before.map((upload) => (upload.key === key ? { ...upload, ...facts } : upload)));
  const drop = (key: string) => setList((before) => before.filter((upload) => upload.key !== key));

  const send = async ({ key, place, file }: Upload, { accepted, keepAsAttachment }: Sent): Promise<void> => {
    const bytes = await readBytes(file);
    if (bytes === undefined) return patch(key, { failure: uploadWords.unreadable });
    const look = await lookAtFile({ ...accepted, bytes });
    if (look.looks !== 'sound' && !keepAsAttachment) {
      const offers = { canKeep: true, ...(await renamedBy(look, bytes, accepted.fileName)) };
      return patch(key, { failure: sayLook(look), offers });
    }
    try {
      const onProgress = (fraction: number) => patch(key, { fraction });
      onStored(place, await sendFile({ bytes, claimId, accepted, keepAsAttachment, onProgress }));
      drop(key);
    } catch (error) {
      const canKeep = refusalOf(completeEvidence, error)?.kind === 'evidence-unsound';
      patch(key, { failure: sayUploadFailure(error), offers: { canRetry: !canKeep, canKeep } });
    }
  };

  const start = (place: string, file: File, as: Partial<Sent> = {}): void => {
    const upload: Upload = { key: newId(), place, file, fraction: 0, offers: {} };
    const checked = acceptFile(file);
    setList((before) => [...before, checked.ok ? upload : { ...upload, failure: checked.refusal }]);
    if (checked.ok) void send(upload, { accepted: checked.value, keepAsAttachment: false, ...as });
  };
  const again = ({ key, place, file }: Upload, as?: Partial<Sent>): void => {
    drop(key);
    start(place, file, as);
  };

  return {
    list,
    isBusy: list.some(({ failure }) => failure === undefined),
    add: (place, files) => {
      for (const file of files) start(place, file);
    },
    retry: (upload) => again(upload),
    keep: (upload) => again(upload, { keepAsAttachment: true }),
    rename: (upload) => {
      const { renamed } = upload.offers;
      if (renamed !== undefined) again(upload, { accepted: renamed });
    },
    dismiss: ({ key }) => drop(key),
  };
};
