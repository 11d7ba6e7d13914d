import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { readShapedFile, replaceFile, type TakeBack } from '#local/aws/calls/kept-file.ts';

import { capturedMailSchema, type CapturedMail, type Letter } from './captured-mail.ts';

const readFolder = (folder: string): CapturedMail[] => {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readShapedFile(join(folder, name), capturedMailSchema))
    .toSorted((a, b) => a.sequence - b.sequence);
};

/** Mails in the order of their arrival, one file each; without a folder they are in memory only. */
export const openMailbox = (clock: () => Date, folder: string | undefined) => {
  const mails = folder === undefined ? [] : readFolder(folder);
  return {
    /** Newest first. */
    inbox: (): readonly CapturedMail[] => mails.toReversed(),
    /** Forgets what comes from now on; of a folder it forgets nothing on disk. */
    remember: (): TakeBack => {
      const count = mails.length;
      return () => void mails.splice(count);
    },
    find: (id: string): CapturedMail | undefined => mails.find((mail) => mail.id === id),
    /** The mail is on disk when this returns. */
    deliver: (letter: Letter): CapturedMail => {
      const sequence = (mails.at(-1)?.sequence ?? 0) + 1;
      const mail = { ...letter, id: randomUUID(), sequence, receivedAt: clock().toISOString() };
      if (folder !== undefined) replaceFile(join(folder, `${mail.id}.json`), JSON.stringify(mail));
      mails.push(mail);
      return mail;
    },
  };
};
export type Mailbox = ReturnType<typeof openMailbox>;
