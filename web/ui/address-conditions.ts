import { useSearchParams } from 'react-router';
import { isEntryId, isUserId } from '#domain/kernel/ids.ts';
import { lineOf } from '#domain/text/typed-text.ts';

/** A whole number of at most ten digits. */
export const numberIn = (text: string | null): number | undefined =>
  text !== null && /^(?:0|[1-9]\d{0,9})$/.test(text) ? Number(text) : undefined;

/** One line of at most so many signs. */
export const lineIn = (text: string | null, most: number): string | undefined => {
  const line = Array.from(lineOf(text ?? ''))
    .slice(0, most)
    .join('');
  return line === '' ? undefined : line;
};

/** Whose, of which department and of how much: what claims and books are both narrowed by. */
export const commonConditionsIn = (search: URLSearchParams) => {
  const [applicantId, departmentId] = [search.get('applicant'), search.get('department')];
  const [least, most] = [numberIn(search.get('least')), numberIn(search.get('most'))];
  return {
    applicantId: isUserId(applicantId) ? applicantId : undefined,
    departmentId: departmentId !== null && isEntryId(departmentId) ? departmentId : undefined,
    least,
    most: least !== undefined && most !== undefined && most < least ? undefined : most,
  };
};

/** The conditions in the address, and their change, so that "back" brings the search of before; '' takes a part out. */
export const useAddress = () => {
  const [search, setSearch] = useSearchParams();
  const change = (parts: Readonly<Record<string, string>>): void => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(parts))
      if (value === '') next.delete(name);
      else next.set(name, value);
    if (next.toString() !== search.toString()) setSearch(next);
  };
  return { search, change };
};

/** A condition as an endpoint takes it: none where there is none. */
export const present = (name: string, value: string | number | undefined) =>
  value === undefined ? {} : { [name]: `${value}` };
