import type { Caller, Callers } from './caller.ts';
import { signatureFault } from './signature-faults.ts';
import {
  headerText,
  instantOf,
  isSignedBy,
  readAuthorization,
  sha256Hex,
  type WireHeaders,
  type SignatureParts,
} from './signature.ts';

export type SignedRequest = {
  readonly method: string;
  /** Path and query as they came over the wire, still encoded. */
  readonly url: string;
  readonly headers: WireHeaders;
  readonly body: Uint8Array;
};

export type SignatureContext = {
  readonly callers: Callers;
  /** The name in the credential scope: `dynamodb`, `kms`, `sts`, `cognito-idp`, `ses`, `lambda`, `s3`. */
  readonly service: string;
  readonly now: Date;
  /** How far the signer's clock may be off, in seconds. @default 900, as on AWS */
  readonly skewSeconds?: number;
};

type Proof = {
  readonly request: Omit<SignedRequest, 'body'>;
  readonly parts: SignatureParts;
  readonly sessionToken: string | undefined;
  readonly payloadHash: string;
};

/**
 * Judges a signature that was already read from the header or from a presigned URL.
 * @throws ServiceFault with the code that the service answers in that case
 */
export const proveCaller = (
  { request, parts, sessionToken, payloadHash }: Proof,
  context: SignatureContext,
): Caller => {
  const fault = (refusal: Parameters<typeof signatureFault>[0]) => signatureFault(refusal, context.service);
  const caller = context.callers.find(parts.accessKeyId);
  if (caller === undefined) throw fault('unknown-key');
  if (caller.sessionToken !== sessionToken)
    throw fault(sessionToken === undefined ? 'unknown-key' : 'wrong-token');

  const isComplete =
    parts.service === context.service &&
    parts.signedHeaders.includes('host') &&
    parts.signedHeaders.every((name) => request.headers[name] !== undefined);
  if (!isComplete || !isSignedBy(caller.secretAccessKey, parts, { ...request, payloadHash })) {
    throw fault('wrong-signature');
  }
  if (caller.expiresAt !== undefined && caller.expiresAt <= context.now) throw fault('expired-token');
  return caller;
};

/**
 * Proves who signed a call with an `Authorization` header (AWS Signature V4, any region).
 * @throws ServiceFault with the code that the service answers in that case
 */
export const authenticate = (request: SignedRequest, context: SignatureContext): Caller => {
  const parts = readAuthorization(request.headers);
  if (parts === undefined) throw signatureFault('unsigned', context.service);

  const sessionToken = headerText(request.headers, 'x-amz-security-token');
  const caller = proveCaller({ request, parts, sessionToken, payloadHash: sha256Hex(request.body) }, context);

  const skewSeconds = Math.abs(context.now.getTime() - instantOf(parts.signedAt).getTime()) / 1000;
  if (skewSeconds > (context.skewSeconds ?? 900)) throw signatureFault('skewed-clock', context.service);
  return caller;
};
