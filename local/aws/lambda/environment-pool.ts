import type { ExecutionEnvironment } from './execution-environment.ts';
import { linesOf } from './lines-of.ts';
import type { Timer } from './timer.ts';

export type PoolOptions = {
  readonly timer: Timer;
  /** An environment without work for so long is closed. @default 300 */
  readonly idleSeconds?: number;
  /** @default 40 */
  readonly environmentsMax?: number;
  /**
   * Of one key. A crowd of requests waits for warm environments: on a few cores that takes a fraction of the time in
   * which as many cold ones would start. @default 8
   */
  readonly environmentsOfKeyMax?: number;
};

/** Execution environments, each for one key: a function, or a function and a tenant. */
export type EnvironmentPool = {
  /** Lends an environment of this key, an idle one before a new one, for as long as the work takes. */
  readonly use: <T>(
    key: string,
    start: () => Promise<ExecutionEnvironment>,
    work: (environment: ExecutionEnvironment) => Promise<T>,
  ) => Promise<T>;
  /** Closes those without work now, and those at work once it is done. */
  readonly coolDown: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Idle = {
  readonly key: string;
  readonly environment: ExecutionEnvironment;
  readonly cancel: () => void;
};

/** Environments without work; the longest idle comes first. */
const idleList = () => {
  const idle: Idle[] = [];
  const take = (isWanted: (one: Idle) => boolean): ExecutionEnvironment | undefined => {
    const index = idle.findLastIndex(isWanted);
    const [found] = index < 0 ? [] : idle.splice(index, 1);
    found?.cancel();
    return found?.environment;
  };
  return {
    add: (one: Idle) => void idle.push(one),
    take,
    takeAll: () =>
      idle.splice(0).map(({ environment, cancel }) => {
        cancel();
        return environment;
      }),
    takeOldest: () => {
      const [oldest] = idle;
      return oldest === undefined ? undefined : take((one) => one === oldest);
    },
  };
};

/** At most `max` places; who finds none waits for one to be freed. */
const placesOf = (max: number) => {
  const waiting: (() => void)[] = [];
  let taken = 0;
  return {
    isFull: () => taken >= max,
    take: () => void (taken += 1),
    free: () => {
      taken -= 1;
      waiting.shift()?.();
    },
    /** Something may be had now: a free place, or an idle environment to close. */
    wake: () => waiting.shift()?.(),
    change: () => new Promise<void>((changed) => void waiting.push(changed)),
  };
};

const sharedPool = ({ timer, idleSeconds = 300, environmentsMax = 40 }: PoolOptions): EnvironmentPool => {
  const idle = idleList();
  const places = placesOf(environmentsMax);
  const all = new Set<ExecutionEnvironment>();
  let coolings = 0;

  const drop = async (environment: ExecutionEnvironment): Promise<void> => {
    all.delete(environment);
    await environment.close();
    places.free();
  };

  const open = async (start: () => Promise<ExecutionEnvironment>): Promise<ExecutionEnvironment> => {
    places.take();
    try {
      const environment = await start();
      all.add(environment);
      return environment;
    } catch (error) {
      places.free();
      throw error;
    }
  };

  const borrow: (
    key: string,
    start: () => Promise<ExecutionEnvironment>,
  ) => Promise<ExecutionEnvironment> = async (key, start) => {
    const known = idle.take((one) => one.key === key);
    if (known?.isAlive() === true) return known;
    if (known !== undefined) await drop(known);
    if (!places.isFull()) return open(start);
    const oldest = idle.takeOldest();
    await (oldest === undefined ? places.change() : drop(oldest));
    return borrow(key, start);
  };

  const giveBack = async (key: string, environment: ExecutionEnvironment): Promise<void> => {
    const cancel = timer(idleSeconds * 1000, () => {
      const late = idle.take((one) => one.environment === environment);
      if (late !== undefined) void drop(late);
    });
    idle.add({ key, environment, cancel });
    places.wake();
  };

  return {
    use: async (key, start, work) => {
      const began = coolings;
      const environment = await borrow(key, start);
      try {
        return await work(environment);
      } finally {
        await (environment.isAlive() && began === coolings ? giveBack(key, environment) : drop(environment));
      }
    },
    coolDown: async () => {
      coolings += 1;
      await Promise.all(idle.takeAll().map(drop));
    },
    close: async () => {
      await Promise.all([...all].map((environment) => environment.close()));
    },
  };
};

export const environmentPool = (options: PoolOptions): EnvironmentPool => {
  const pool = sharedPool(options);
  const inLine = linesOf(options.environmentsOfKeyMax ?? 8);
  return { ...pool, use: (key, start, work) => inLine(key, () => pool.use(key, start, work)) };
};
