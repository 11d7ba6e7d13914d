import { proveCaller } from '#local/aws/calls/authenticate.ts';
import type { Caller, Callers } from '#local/aws/calls/caller.ts';
import { ServiceFault } from '#local/aws/calls/service-call.ts';
import { signatureFault } from '#local/aws/calls/signature-faults.ts';
import {
  headerText,
  instantOf,
  readAuthorization,
  readPresigned,
  type SignatureParts,
} from '#local/aws/calls/signature.ts';
import { parameter, type S3Request } from './s3-request.ts';

export type SignedBy = {
  readonly caller: Caller;
  /** 64 hexadecimal digits, `UNSIGNED-PAYLOAD` or `STREAMING-…`. */
  readonly payloadHash: string;
};

type Context = { readonly callers: Callers; readonly now: Date };

const skewSeconds = 900;
const longestSeconds = 7 * 24 * 3600;

/** S3 demands that all of its own headers are signed; other headers are the signer's choice. */
const refuseUnsignedHeaders = (request: S3Request, parts: SignatureParts) => {
  const unsigned = Object.keys(request.headers).filter(
    (name) => name.startsWith('x-amz-') && !parts.signedHeaders.includes(name),
  );
  if (unsigned.length === 0) return;
  throw new ServiceFault(
    'AccessDenied',
    'There were headers present in the request which were not signed',
    403,
    {
      HeadersNotSigned: unsigned.join(', '),
    },
  );
};

const refuseOutsideOfTime = (request: S3Request, parts: SignatureParts, now: Date) => {
  const lifeSeconds = Number(parameter(request, 'X-Amz-Expires') ?? Number.NaN);
  if (!Number.isInteger(lifeSeconds) || lifeSeconds < 1 || lifeSeconds > longestSeconds) {
    throw new ServiceFault(
      'AuthorizationQueryParametersError',
      'X-Amz-Expires must be a number of seconds from 1 to 604800',
    );
  }
  const ageSeconds = (now.getTime() - instantOf(parts.signedAt).getTime()) / 1000;
  if (ageSeconds > lifeSeconds) throw new ServiceFault('AccessDenied', 'Request has expired', 403);
  if (ageSeconds < -skewSeconds) throw new ServiceFault('AccessDenied', 'Request is not yet valid', 403);
};

const authenticateUrl = (request: S3Request, { callers, now }: Context): SignedBy => {
  const parts = readPresigned(request.query);
  if (parts === undefined) {
    throw new ServiceFault(
      'AuthorizationQueryParametersError',
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
    );
  }
  refuseOutsideOfTime(request, parts, now);
  const payloadHash =
    headerText(request.headers, 'x-amz-content-sha256') ??
    parameter(request, 'X-Amz-Content-Sha256') ??
    'UNSIGNED-PAYLOAD';
  const sessionToken = parameter(request, 'X-Amz-Security-Token');
  const caller = proveCaller({ request, parts, sessionToken, payloadHash }, { callers, now, service: 's3' });
  refuseUnsignedHeaders(request, parts);
  return { caller, payloadHash };
};

const authenticateHeader = (request: S3Request, { callers, now }: Context): SignedBy => {
  const parts = readAuthorization(request.headers);
  if (parts === undefined) throw signatureFault('unsigned', 's3');
  const payloadHash = headerText(request.headers, 'x-amz-content-sha256');
  if (payloadHash === undefined) {
    throw new ServiceFault(
      'InvalidRequest',
      'Missing required header for this request: x-amz-content-sha256',
    );
  }
  const sessionToken = headerText(request.headers, 'x-amz-security-token');
  const caller = proveCaller({ request, parts, sessionToken, payloadHash }, { callers, now, service: 's3' });
  refuseUnsignedHeaders(request, parts);
  if (Math.abs(now.getTime() - instantOf(parts.signedAt).getTime()) > skewSeconds * 1000) {
    throw signatureFault('skewed-clock', 's3');
  }
  return { caller, payloadHash };
};

/**
 * Proves who signed, before a byte of the body is read: the signature covers a hash that the sender
 * declared, and `receiveBody` holds the body against it.
 * @throws ServiceFault
 */
export const authenticateS3 = (request: S3Request, context: Context): SignedBy =>
  parameter(request, 'X-Amz-Signature') === undefined
    ? authenticateHeader(request, context)
    : authenticateUrl(request, context);
