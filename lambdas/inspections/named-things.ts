import { jstDateOf } from '#domain/calendar/jst.ts';
import type { Claim } from '#domain/claims/claim.ts';
import { departmentOn } from '#domain/departments/department-on.ts';
import { isClaimId, isEvidenceId, isUserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { labelsOfClaim, labelsOfEvidence } from '#domain/labels/borne-label.ts';
import { seesLabels } from '#domain/rights/sight.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Actor } from '#lambdas/http/call.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { manyHeaders } from '#lambdas/sight/find-headers.ts';
import { evidenceRecord, type Evidence } from '#rows/evidence.ts';

/** A condition or a name in a path, as it was sent. */
type Asked = Readonly<Record<string, string>>;
type Where = {
  readonly table: TenantTable;
  readonly masters: Pick<TenantMasters, 'departments' | 'people'>;
  readonly actor: Pick<Actor, 'userId' | 'sight'>;
  readonly at: Instant;
};

const claimWords = ({ number, title }: Pick<Claim, 'number' | 'title'>): string =>
  [number, title].filter((word) => word !== undefined && word !== '').join(' ');

const hidden = '閲覧権限のない申請';

/** Each of these ids once. */
const distinct = <Id extends string>(
  asked: readonly Asked[],
  names: readonly string[],
  isId: (text: string) => text is Id,
): readonly Id[] => [
  ...new Set(asked.flatMap((one) => names.flatMap((name) => [one[name] ?? ''])).filter(isId)),
];

/**
 * What a page of views names by ids, in words: claims by number and 件名, receipts by their file, people and departments by
 * name. What bears a label that the reader may not see is said to be there, and not named. Claims are read 100 a call.
 */
export const namedThings = async (
  asked: readonly Asked[],
  { table, masters: { departments, people }, actor, at }: Where,
): Promise<(one: Asked) => Record<string, string>> => {
  const files = new Map<string, Evidence>(
    (
      await Promise.all(
        distinct(asked, ['evidenceId'], isEvidenceId).map((evidenceId) =>
          table.get(evidenceRecord.key({ evidenceId })),
        ),
      )
    ).flatMap((row) => {
      if (row === undefined) return [];
      const { doc } = evidenceRecord.read(row);
      return [[doc.id, doc] as const];
    }),
  );
  const [claims, names] = await Promise.all([
    manyHeaders(table, [
      ...distinct(asked, ['claimId'], isClaimId),
      ...[...files.values()].map(({ claimId }) => claimId),
    ]),
    Promise.all(
      distinct(asked, ['userId', 'applicantId'], isUserId).map(
        async (id): Promise<readonly [string, string | undefined]> => [id, (await people.withId(id))?.name],
      ),
    ).then((found) => new Map(found)),
  ]);
  const sees = (claim: Claim, labels: readonly string[]): boolean =>
    claim.applicantId === actor.userId || seesLabels(actor.sight, labels);
  const today = jstDateOf(at);
  const claimNamed = (id: string): string | undefined => {
    const claim = isClaimId(id) ? claims.get(id) : undefined;
    if (claim === undefined) return undefined;
    return sees(claim, labelsOfClaim(claim)) ? claimWords(claim) : hidden;
  };
  const fileNamed = (id: string): string | undefined => {
    const file = files.get(id);
    const claim = file === undefined ? undefined : claims.get(file.claimId);
    if (file === undefined || claim === undefined) return file?.fileName;
    return sees(claim, labelsOfEvidence(claim, file.id))
      ? `${file.fileName}（${claimWords(claim)}）`
      : hidden;
  };
  const ways: Readonly<Record<string, (text: string) => string | undefined>> = {
    claimId: claimNamed,
    evidenceId: fileNamed,
    userId: (id) => names.get(id),
    applicantId: (id) => names.get(id),
    departmentId: (id) => departmentOn(departments, id, today)?.name,
  };
  return (one) =>
    Object.fromEntries(
      Object.entries(one).flatMap(([name, text]) => {
        const words = ways[name]?.(text);
        return words === undefined || words === '' ? [] : [[name, words]];
      }),
    );
};
