import type { Caller } from '#local/aws/calls/caller.ts';
import { keysUnder, requestContextOf } from '#local/aws/policies/condition-keys.ts';
import { evaluate } from '#local/aws/policies/evaluate.ts';
import { readPolicy, type Policy } from '#local/aws/policies/policy-document.ts';
import { accountOf } from '#local/aws/policies/principal-fits.ts';

/** What a trust policy may ask about. */
export type TrustContext = {
  readonly caller: Caller;
  readonly tags: Readonly<Record<string, string>>;
  readonly sessionName: string;
  readonly sourceIdentity: string | undefined;
};

/** `because` ends AWS's sentence "User: … is not authorized to perform: … on resource: …". */
type TrustDecision = { readonly isTrusted: true } | { readonly isTrusted: false; readonly because: string };

const contextOf = ({ caller, tags, sessionName, sourceIdentity }: TrustContext) => {
  const tagKeys = Object.keys(tags);
  return requestContextOf(keysUnder('aws:PrincipalTag/', caller.tags), keysUnder('aws:RequestTag/', tags), {
    'aws:TagKeys': tagKeys.length === 0 ? undefined : tagKeys,
    // For a session AWS gives the role's ARN here, not the session's.
    'aws:PrincipalArn': caller.roleArn ?? caller.principalArn,
    'aws:PrincipalAccount': accountOf(caller.principalArn),
    'aws:SecureTransport': 'true',
    'sts:RoleSessionName': sessionName,
    'sts:SourceIdentity': sourceIdentity,
  });
};

const readTrust = (document: unknown): Policy | undefined => {
  try {
    return readPolicy("the role's trust policy", document);
  } catch {
    return undefined;
  }
};

/**
 * Judges whether a role trusts a caller with this session. Tags need `sts:TagSession` and a source identity
 * needs `sts:SetSourceIdentity`, each in the trust policy as well.
 */
export const judgeTrust = (document: unknown, context: TrustContext): TrustDecision => {
  const trust = readTrust(document);
  if (trust === undefined)
    return { isTrusted: false, because: "because the role's trust policy cannot be read" };

  const { principalArn: arn, roleArn } = context.caller;
  const principal = { arn, ...(roleArn === undefined ? {} : { roleArn }) };
  const actions = [
    'sts:AssumeRole',
    ...(Object.keys(context.tags).length > 0 ? ['sts:TagSession'] : []),
    ...(context.sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
  ];
  const requestContext = contextOf(context);
  const decisions = actions.map((action) =>
    evaluate(
      { action, resource: '', principal, context: requestContext },
      { identity: [], resource: trust, rule: 'trust' },
    ),
  );
  const denial = decisions.find(({ decision }) => decision === 'denied');
  return denial === undefined ? { isTrusted: true } : { isTrusted: false, because: denial.because };
};
