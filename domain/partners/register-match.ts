import { sayDay } from '#domain/calendar/say-day.ts';
import { isCalendarDate } from '#domain/kernel/time.ts';
import type { Derived } from '#domain/masters/master.ts';
import type { Known } from '#domain/masters/known.ts';
import { textIn, type State } from '#domain/masters/states.ts';

/** What the days of registration that somebody typed say of a day; the last day is one of them. */
const standing = (state: State, on: string): string | undefined => {
  const [from, to] = [textIn(state, 'registeredFrom'), textIn(state, 'registeredTo')];
  if (from !== undefined && on < from) return '登録前';
  return to !== undefined && to < on ? '登録終了' : undefined;
};

const dayWords = (day: string): string => (isCalendarDate(day) ? sayDay(day) : day);

type Said = NonNullable<ReturnType<Derived['of']>>;

/** As long as the number is not in the register, or there is none, only what was typed says anything. */
const unmatched = (state: State, on: string): Said => {
  const said = standing(state, on);
  return said === undefined ? { words: '未照合' } : { words: `未照合・${said}`, needsCare: true };
};

const endWords = { cancelled: '取消', expired: '失効' } as const;

const matched = (
  { registeredFrom, endedOn, ended = 'cancelled' }: NonNullable<ReturnType<Known['issuers']['get']>>,
  on: string,
): Said => {
  if (endedOn !== undefined && endedOn <= on)
    return { words: `${endWords[ended]}（${dayWords(endedOn)}）`, needsCare: true };
  if (on < registeredFrom)
    return { words: `照合済み・登録前（${dayWords(registeredFrom)}から）`, needsCare: true };
  if (endedOn !== undefined)
    return { words: `照合済み・${endWords[ended]}予定（${dayWords(endedOn)}）`, needsCare: true };
  return { words: `照合済み（${dayWords(registeredFrom)}から）` };
};

const checkedOnly = '桁と検査数字だけを確かめています。';

/**
 * 照合 of a registration number with the published register (INV-004), as far as the operator has imported it. Nobody
 * types it. A registration ends before the day of its 取消 or 失効.
 */
export const matchOf: Derived = {
  word: '公表情報との照合',
  asksBy: 'registrationNumber',
  of: (state, on, { asOf, issuers }) => {
    const number = textIn(state, 'registrationNumber');
    if (number === undefined) return undefined;
    const issuer = asOf === undefined ? undefined : issuers.get(number);
    if (issuer !== undefined) return matched(issuer, on);
    const said = unmatched(state, on);
    return asOf === undefined ? said : { ...said, needsCare: true };
  },
  why: ({ asOf }) =>
    asOf === undefined
      ? `国税庁の公表情報がまだ取り込まれていないため、登録番号はすべて「未照合」です。${checkedOnly}番号の有効性は、国税庁の適格請求書発行事業者公表サイトで確認してください。`
      : `${dayWords(asOf)}時点の国税庁の公表情報と照合しています。「未照合」は、その公表情報にない番号です。それより後の登録・取消・失効は、公表サイトで確認してください。`,
};
