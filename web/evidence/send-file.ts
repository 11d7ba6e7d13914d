import type { AnswerOf } from '#contract/endpoint.ts';
import { completeEvidence, reserveEvidence } from '#contract/evidence.ts';
import { send } from '#web/api/contract-client.ts';
import { newId } from '#web/api/new-id.ts';
import { ConnectionLost } from '#web/api/problem.ts';
import { sha256Of } from '#web/api/sha256-of.ts';
import type { AcceptedFile } from '#web/evidence/accept-file.ts';
import type { EvidenceMeta } from '#web/evidence/evidence-access.ts';
import { uploadWords } from '#web/messages.ja.ts';

/** The browser writes these itself and refuses to be told. */
const browsersOwn = new Set(['content-length', 'host']);

type Sending = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly reservation: AnswerOf<typeof reserveEvidence>;
  readonly onProgress: (fraction: number) => void;
};

/** XMLHttpRequest, since fetch tells no progress of what it sends. 412: the object is there already, from an unanswered try. */
const putFile = ({ bytes, reservation, onProgress }: Sending): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', reservation.uploadUrl);
    for (const [name, value] of Object.entries(reservation.headers))
      if (!browsersOwn.has(name.toLowerCase())) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      onProgress(total === 0 ? 0 : loaded / total);
    });
    request.addEventListener('error', () => reject(new ConnectionLost(undefined)));
    request.addEventListener('load', () => {
      const isStored = request.status < 300 || request.status === 412;
      if (isStored) resolve();
      else reject(new Error(uploadWords.failed));
    });
    request.send(bytes);
  });

type Upload = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly claimId: string;
  readonly accepted: AcceptedFile;
  readonly keepAsAttachment: boolean;
  readonly onProgress: (fraction: number) => void;
};

/** Reserves, sends and completes one file. Its bytes are proved by SHA-256 on both sides. */
export const sendFile = async (upload: Upload): Promise<EvidenceMeta> => {
  const { bytes, claimId, accepted, keepAsAttachment, onProgress } = upload;
  const id = newId();
  const { fileName, contentType } = accepted;
  const meta = { id, fileName, contentType, size: bytes.length };
  const sha256 = await sha256Of(bytes);
  const reservation = await send(reserveEvidence, { body: { ...meta, claimId, sha256 } });
  await putFile({ bytes, reservation, onProgress });
  const body = keepAsAttachment ? { keepAsAttachment } : {};
  const { looks } = await send(completeEvidence, { params: { evidenceId: id }, body });
  return { ...meta, looks };
};
