import * as v from 'valibot';

const attachmentSchema = v.object({
  fileName: v.string(),
  contentType: v.string(),
  /** Base64. */
  content: v.string(),
});

const letterEntries = {
  from: v.string(),
  to: v.array(v.string()),
  cc: v.array(v.string()),
  bcc: v.array(v.string()),
  /** Where an answer goes. @default to whom it is from */
  replyTo: v.optional(v.array(v.string()), []),
  subject: v.string(),
  text: v.string(),
  html: v.optional(v.string()),
  attachments: v.array(attachmentSchema),
};
const letterSchema = v.object(letterEntries);
export const capturedMailSchema = v.object({
  ...letterEntries,
  id: v.string(),
  /** Grows by one with each mail: the order of the inbox. */
  sequence: v.number(),
  receivedAt: v.string(),
});

export type Attachment = v.InferOutput<typeof attachmentSchema>;
/** What somebody sends. */
export type Letter = v.InferOutput<typeof letterSchema>;
/** A letter that arrived here and went no further; `receivedAt` in UTC, ISO 8601. */
export type CapturedMail = v.InferOutput<typeof capturedMailSchema>;
