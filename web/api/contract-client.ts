import {
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useIsMutating,
  useMutation,
  type UseMutationOptions,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import * as v from 'valibot';
import type { AnswerOf, Asked, Contract, OwnRefusalOf } from '#contract/endpoint.ts';
import type { RefusalKind } from '#contract/refusal.ts';
import { known } from '#web/api/known-answer.ts';
import { queryString, read, readAsAnybody, write } from '#web/api/client.ts';
import { ApiRefusal, type ConnectionLost } from '#web/api/problem.ts';

type Reading = Contract<'GET'>;
type Writing = Contract<'POST' | 'PUT' | 'DELETE'>;
type Failed = ApiRefusal | ConnectionLost;

/** What an endpoint can be asked with, whatever it is. */
type Loose = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
};

/** Nothing has to be said where nothing is asked. */
type Args<C extends Contract> = {} extends Asked<C> ? [asked?: Asked<C>] : [asked: Asked<C>];

/** An endpoint types what it is asked with; here that is read whatever it is. */
const looseOf = (asked: unknown): Loose => Object(asked ?? {});

const addressOf = ({ path }: Contract, { params = {}, query = {} }: Loose): string =>
  path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(params[name] ?? '')) +
  queryString(query);

const readKnown = async <Fine>(contract: Reading, asked: unknown, signal?: AbortSignal): Promise<Fine> =>
  known(contract, await read<Fine>(addressOf(contract, looseOf(asked)), signal));

/**
 * Reads it now. Throws `ApiRefusal`, `ConnectionLost` or `UnknownAnswer`. `Fine` says the same as the answer in the domain's branded
 * words, here and below.
 */
export const fetchAnswer = <const C extends Reading, Fine extends AnswerOf<C> = AnswerOf<C>>(
  contract: C,
  asked: Asked<C>,
  signal?: AbortSignal,
): Promise<Fine> => readKnown<Fine>(contract, asked, signal);

/** Reads as whoever is signed in now; undefined when nobody is. */
export const fetchAsAnybody = <const C extends Reading>(
  contract: C,
  asked: Asked<C>,
): Promise<AnswerOf<C> | undefined> => readAsAnybody<AnswerOf<C>>(addressOf(contract, looseOf(asked)));

/** The same of an answer that is asked for by its version: undefined where the client has the newest already (304). */
export const fetchNewer = <const C extends Reading, Fine extends AnswerOf<C> = AnswerOf<C>>(
  contract: C,
  asked: Asked<C>,
  signal?: AbortSignal,
): Promise<Fine | undefined> => read<Fine | undefined>(addressOf(contract, looseOf(asked)), signal);

/** Sends it now. Throws `ApiRefusal` or `ConnectionLost`; `refusalOf` tells which refusal it was. */
export const send = async <const C extends Writing, Fine extends AnswerOf<C> = AnswerOf<C>>(
  contract: C,
  ...[asked]: Args<C>
): Promise<Fine> => {
  const { body, ...place } = looseOf(asked);
  return known(contract, await write<Fine>(contract.method, addressOf(contract, place), body));
};

/** What an answer shows beside its own noun; a deed on that lets it be asked for anew. */
export type Subject = 'claims' | 'exports' | 'masters';

/** What the answer of a query of one's own shows. */
export const shows = (...subjects: readonly Subject[]) => ({ shows: subjects });

type Keeping = {
  readonly shows?: readonly Subject[];
  /** False while there is nothing to ask for yet. @default true */
  readonly enabled?: boolean;
  /** For how many ms an answer is taken as it is. @default that of the query client */
  readonly staleTime?: number;
  /** For how many ms an answer is kept that nobody looks at. @default that of the query client */
  readonly gcTime?: number;
  /** An answer stays in sight until that to the next question is there. @default false */
  readonly staysUntilNext?: true;
};

const keptOf = ({ shows: subjects = [], staysUntilNext, ...keeping }: Keeping) => ({
  ...keeping,
  meta: shows(...subjects),
  ...(staysUntilNext === undefined ? {} : { placeholderData: keepPreviousData }),
});

/** By the path first, so that all that was read by it can be named together. */
export const answerKey = <const C extends Reading>({ path }: C, asked: Asked<C>) => [path, asked] as const;

/** What was answered, kept and asked for again as the query client does. */
export const useAnswer = <const C extends Reading, Fine extends AnswerOf<C> = AnswerOf<C>>(
  contract: C,
  asked: Asked<C>,
  keeping: Keeping = {},
) =>
  useQuery<Fine, Failed>({
    queryKey: answerKey(contract, asked),
    queryFn: ({ signal }) => fetchAnswer<C, Fine>(contract, asked, signal),
    ...keptOf(keeping),
  });

type Paged = Reading & {
  readonly answer: v.GenericSchema<unknown, { readonly nextCursor?: string | undefined }>;
};

/** A list page by page; `asked` says how much a page holds. */
export const usePages = <const C extends Paged, Fine extends AnswerOf<C> = AnswerOf<C>>(
  contract: C,
  asked: Asked<C>,
  keeping: Keeping = {},
) =>
  useInfiniteQuery({
    queryKey: [...answerKey(contract, asked), 'pages'],
    queryFn: ({ pageParam, signal }) => {
      const { query, ...place } = looseOf(asked);
      const cursor = pageParam === undefined ? {} : { cursor: pageParam };
      return readKnown<Fine>(contract, { ...place, query: { ...query, ...cursor } }, signal);
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    ...keptOf(keeping),
  });

/** Whether what did a deed is still in the page; its own callbacks are not called once it is gone. */
const useIsThere = (): (() => boolean) => {
  const there = useRef(true);
  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
    };
  }, []);
  return () => there.current;
};

/** A deed, of which the frame tells a failure where its page was left meanwhile (web/app/query-client.ts). */
export const useDeed = <Answer, Failure = Error, Asking = void>(
  options: UseMutationOptions<Answer, Failure, Asking>,
) => {
  const isThere = useIsThere();
  return useMutation<Answer, Failure, Asking>({ ...options, meta: { isThere } });
};

const sendKey = ['send'] as const;

/** While an endpoint is asked to do something nobody is led elsewhere. */
export const useIsSending = (): boolean => useIsMutating({ mutationKey: sendKey }) > 0;

/** The same at the moment of asking: a key may follow the click before the page is drawn anew. */
export const useSendingNow = (): (() => boolean) => {
  const client = useQueryClient();
  return () => client.isMutating({ mutationKey: sendKey }) > 0;
};

/** A deed to be done on a click. `onSettled` comes after it, also where it was refused. */
export const useSend = <const C extends Writing, Fine extends AnswerOf<C> = AnswerOf<C>>(
  contract: C,
  onSuccess?: (answer: Fine, asked: Asked<C>) => unknown,
  onSettled?: () => unknown,
) =>
  useDeed<Fine, Failed, Asked<C>>({
    mutationKey: sendKey,
    mutationFn: (asked) => send<C, Fine>(contract, asked),
    ...(onSuccess === undefined ? {} : { onSuccess }),
    ...(onSettled === undefined ? {} : { onSettled }),
  });

/** Asks anew for what was read by these paths, and for whatever else shows this. */
export const askAnew = (client: QueryClient, contracts: readonly Reading[], subject?: Subject) =>
  client.invalidateQueries({
    predicate: ({ queryKey: [path], meta }) =>
      contracts.some((contract) => contract.path === path) ||
      (subject !== undefined && Array.isArray(meta?.['shows']) && meta['shows'].includes(subject)),
  });

/** Whether a failure is this refusal of the chain around every endpoint; `refusalOf` knows those of one endpoint. */
export const isRefusedBy = (error: unknown, { kind }: RefusalKind): boolean =>
  error instanceof ApiRefusal && error.problem.code === kind;

/** The refusal among those that the contract lists, its facts read by their shapes; undefined for any other failure. */
export const refusalOf = <const C extends Contract>(
  contract: C,
  error: unknown,
): OwnRefusalOf<C> | undefined => {
  if (!(error instanceof ApiRefusal)) return undefined;
  const { code, document } = error.problem;
  const listed = contract.refusals?.find(({ kind }) => kind === code);
  if (listed === undefined) return undefined;
  const facts = v.safeParse(v.object(listed.facts), document);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the contract's own shapes have read it
  return facts.success ? ({ ...facts.output, kind: code } as unknown as OwnRefusalOf<C>) : undefined;
};
