import { jstDateOf } from '#domain/calendar/jst.ts';
import { mayReadClaim } from '#domain/claims/claim-rights.ts';
import type { Claim } from '#domain/claims/claim.ts';
import { departmentOn } from '#domain/departments/department-on.ts';
import { isClaimId, isEvidenceId, isUserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { labelsOfClaim, labelsOfEvidence } from '#domain/labels/borne-label.ts';
import { isByDepartment, type Reacher } from '#domain/rights/reach.ts';
import { seesLabels } from '#domain/rights/sight.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Actor } from '#lambdas/http/call.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { departmentsOfActor } from '#lambdas/users/departments-of-actor.ts';
import { manyHeaders } from '#lambdas/sight/find-headers.ts';
import { evidenceRecord, type Evidence } from '#rows/evidence.ts';

/** A condition or a name in a path, as it was sent. */
type Asked = Readonly<Record<string, string>>;
type Where = {
  readonly context: TenantContext;
  readonly masters: Pick<TenantMasters, 'departments' | 'people'>;
  readonly actor: Actor;
  readonly at: Instant;
};

const hidden = '閲覧権限のない申請';

/** Each of these ids once. */
const distinct = <Id extends string>(
  asked: readonly Asked[],
  names: readonly string[],
  isId: (text: string) => text is Id,
): readonly Id[] => [
  ...new Set(asked.flatMap((one) => names.flatMap((name) => [one[name] ?? ''])).filter(isId)),
];

const filesOf = async (
  asked: readonly Asked[],
  { table }: Pick<TenantContext, 'table'>,
): Promise<ReadonlyMap<string, Evidence>> => {
  const rows = await Promise.all(
    distinct(asked, ['evidenceId'], isEvidenceId).map((evidenceId) =>
      table.get(evidenceRecord.key({ evidenceId })),
    ),
  );
  const found = rows.flatMap((row) => (row === undefined ? [] : [evidenceRecord.read(row).doc]));
  return new Map(found.map((file) => [file.id, file]));
};

/** Whoever reads the list, with his departments where his rights go by them. */
const readerOf = async (actor: Actor, at: Instant, context: TenantContext): Promise<Reacher> =>
  isByDepartment(actor.rights)
    ? { ...actor, departmentIds: await departmentsOfActor(actor, at, context) }
    : actor;

/**
 * What a page of views names by ids, in words: claims by number and 件名, receipts by their file, people and departments by
 * name. Of what the reader may not read the number alone is told, and of what bears a label that he may not see nothing
 * but that it is there. Claims are read 100 a call.
 */
export const namedThings = async (
  asked: readonly Asked[],
  { context, masters: { departments, people }, actor, at }: Where,
): Promise<(one: Asked) => Record<string, string>> => {
  const { table } = context;
  const reader = await readerOf(actor, at, context);
  const files = await filesOf(asked, context);
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
  const today = jstDateOf(at);
  const shows = (claim: Claim, labels: readonly string[]): boolean =>
    claim.applicantId === actor.userId || seesLabels(actor.sight, labels);
  /** By number and 件名 to whoever may read it, by number to whoever may not, and not at all where it bears a label. */
  const claimWords = (claim: Claim): string => {
    if (!shows(claim, labelsOfClaim(claim))) return hidden;
    const { number = '', title } = claim;
    return mayReadClaim(reader, claim) ? `${number} ${title}`.trim() : number;
  };
  const claimNamed = (id: string): string | undefined => {
    const claim = isClaimId(id) ? claims.get(id) : undefined;
    return claim === undefined ? undefined : claimWords(claim);
  };
  const fileNamed = (id: string): string | undefined => {
    const file = files.get(id);
    const claim = file === undefined ? undefined : claims.get(file.claimId);
    // Without its claim nobody knows who may see it.
    if (file === undefined || claim === undefined) return undefined;
    if (!shows(claim, labelsOfEvidence(claim, file.id))) return hidden;
    return mayReadClaim(reader, claim) ? `${file.fileName}（${claimWords(claim)}）` : claimWords(claim);
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
