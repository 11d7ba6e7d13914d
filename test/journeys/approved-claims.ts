import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ApprovedClaim } from '#domain/claims/claim.ts';
import { isClaimId } from '#domain/kernel/ids.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { tenantTableOf, type TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { listWrite } from '#lambdas/claims/claim-list.ts';
import { headerRow, linesRow } from '#lambdas/claims/claim-record.ts';
import { region } from '#local/aws/start-services.ts';
import type { Cloud } from '#local/running-cloud.ts';
import { minato } from '#local/seed/minato.ts';
import { aLine, contextOf, known } from '#test/builders/claims.ts';
import { approved } from '#test/builders/submitted-claims.ts';

/** The rows of みなと商事, past its functions. */
export const minatosTable = (cloud: Cloud): TenantTable => {
  const place = { region, endpoint: cloud.services.dynamodb, credentials: cloud.operator };
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(place));
  const names = { tenantDataTable: cloud.nameOf('TenantData'), auditTable: cloud.nameOf('Audit') };
  return tenantTableOf(minato.tenantId, client, names);
};

/** 田中's claims of 会議費, 11,000 yen each, as their last approval left them; the count of them says their numbers. */
export const keepApproved = async (
  table: TenantTable,
  { count, from = 1 }: { readonly count: number; readonly from?: number },
): Promise<readonly ApprovedClaim[]> => {
  const content = { lines: [aLine()], verdict: judgeClaim([aLine()], contextOf()) };
  const claims = Array.from({ length: count }, (_, index) => {
    const claim = approved();
    const number = `EX-${`${from + index}`.padStart(6, '0')}`;
    return {
      ...claim,
      id: known(isClaimId, ulidAt(claim.createdAt)),
      number,
      title: `打合せ ${from + index}`,
    };
  });
  for (let at = 0; at < claims.length; at += 30)
    // oxlint-disable-next-line no-await-in-loop -- one transaction after the other
    await table.transact({
      rows: claims.slice(at, at + 30).flatMap((claim) => {
        const listed = listWrite(claim, content, undefined);
        return [
          { kind: 'put' as const, ...headerRow(claim, []) },
          { kind: 'put' as const, ...linesRow(claim, content) },
          ...(listed === undefined ? [] : [listed]),
        ];
      }),
    });
  return claims;
};
