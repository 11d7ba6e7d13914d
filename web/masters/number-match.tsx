import { showRegister } from '#contract/masters/register.ts';
import { matchOf } from '#domain/partners/register-match.ts';
import { useMay } from '#web/api/session.tsx';
import { useRegister } from '#web/masters/published-register.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

type Judged = { readonly registration?: { readonly number: string } | undefined };
type Bought = {
  readonly spentOn?: string | undefined;
  readonly refund?: { readonly purchasedOn?: string } | undefined;
};

type NumberMatchProps = {
  /** All that the page shows: their numbers are looked up together. */
  readonly all: readonly Judged[];
  readonly judged: Judged | undefined;
  readonly line: Bought;
};

/** The registration number of a line, and what 公表情報 says of it on the day of the purchase, for whoever may look into it. */
export const NumberMatch = ({ all, judged, line: { spentOn, refund } }: NumberMatchProps) => {
  const mayLook = useMay(showRegister);
  const known = useRegister(mayLook ? all.flatMap(({ registration }) => registration?.number ?? []) : []);
  const number = judged?.registration?.number ?? '';
  const on = refund?.purchasedOn ?? spentOn;
  const match =
    known.asOf === undefined || on === undefined
      ? undefined
      : matchOf.of({ registrationNumber: number }, on, known);
  if (match === undefined) return `${number}（未照合）`;
  return (
    <>
      {number} <ToneBadge tone={match.needsCare === true ? 'warn' : 'quiet'}>{match.words}</ToneBadge>
    </>
  );
};
